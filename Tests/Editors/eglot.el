;;; eglot.el --- what check_editors.py has Emacs do  -*- lexical-binding: t -*-

;; Each step fails with a sentence, and the last line tells the times. eglot is a part of Emacs from 29 on, and a
;; package before.

(require 'package)
(package-initialize)

(defun notes-say (text &rest arguments)
  (princ (concat "emacs: " (apply #'format text arguments) "\n")))

(defun notes-fail (text &rest arguments)
  (apply #'notes-say text arguments)
  (kill-emacs 1))

(unless (require 'eglot nil t)
  (notes-say "there is no eglot, so the language server is not tried with it")
  (kill-emacs 0))
(require 'flymake)
(require 'markdown-mode nil t)

(defun notes-wait (what condition)
  "Wait until CONDITION holds; WHAT is waited for, for people."
  (let ((end (+ (float-time) 30)))
    (while (not (funcall condition))
      (when (> (float-time) end) (notes-fail "waited in vain for %s" what))
      (accept-process-output nil 0.001))))

(defun notes-has-finding (words)
  (seq-some (lambda (finding) (string-match-p words (flymake-diagnostic-text finding))) (flymake-diagnostics)))

(defun notes-tell-edit ()
  "Send the edits that Emacs would send when it is idle, which it never is in a batch."
  (eglot--signal-textDocument/didChange))

(defun notes-ask (method parameters)
  (jsonrpc-request (eglot-current-server) method parameters))

(defun notes-place (text shift)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ (match-beginning 0) shift))
  (eglot--TextDocumentPositionParams))

(defun notes-check (condition text) (unless condition (notes-fail text)))

(setq eglot-sync-connect t
      eglot-autoshutdown nil
      eglot-events-buffer-size 0
      eglot-confirm-server-initiated-edits nil
      inhibit-message t)
(add-to-list 'eglot-server-programs `((markdown-mode text-mode fundamental-mode) . (,(getenv "NOTES") "lsp")))

(defun notes-try ()
  (let ((buffer (find-file-noselect "Content/posts/edited.md")) (times nil) server)
    (with-current-buffer buffer
      (apply #'eglot--connect (eglot--guess-contact))
      (setq server (eglot-current-server))
      (notes-check server "the client does not start")
      (unless (eglot-managed-p) (eglot--managed-mode 1))
      (flymake-mode 1)
      (flymake-start)
      (notes-wait "findings on the note" (lambda () (notes-has-finding "typographic quote")))
      (notes-wait "the site to be read"
                  (lambda ()
                    (= 1 (length (notes-ask :textDocument/documentLink
                                            (list :textDocument (eglot--TextDocumentIdentifier)))))))

      ;; From an edit to the finding.
      (dotimes (_ 20)
        (let ((start (float-time)) (size (point-max)))
          (goto-char size)
          (insert "\n```json\n{\"a\": [1, 2}\n```\n")
          (notes-tell-edit)
          (notes-wait "a finding on the block" (lambda () (notes-has-finding "the array is not closed")))
          (push (* 1000 (- (float-time) start)) times)
          (delete-region size (point-max))
          (notes-tell-edit)
          (notes-wait "the finding to go" (lambda () (not (notes-has-finding "the array is not closed"))))))

      ;; What stands at a place.
      (let ((hover (notes-ask :textDocument/hover (notes-place "(2024-01-note-1.md" 3))))
        (notes-check (string-match-p "Note 1" (plist-get (plist-get hover :contents) :value)) "no hover"))
      (let ((definition (notes-ask :textDocument/definition (notes-place "(2024-01-note-1.md" 3))))
        (notes-check (string-suffix-p "2024-01-note-1.md" (plist-get definition :uri)) "no definition"))
      (goto-char (point-max))
      (insert "\n```js")
      (notes-tell-edit)
      (let ((list (notes-ask :textDocument/completion (eglot--TextDocumentPositionParams))))
        (notes-check (seq-some (lambda (item) (equal (plist-get item :label) "json")) (plist-get list :items))
                     "no completion"))
      (delete-region (- (point-max) 6) (point-max))

      ;; A quick fix, formatting, renaming: with Emacs's own commands.
      (notes-tell-edit)
      (notes-wait "the finding to be there" (lambda () (notes-has-finding "typographic quote")))
      (goto-char (point-min))
      (search-forward "echo ")
      (let* ((actions (notes-ask :textDocument/codeAction
                                 (append (eglot--TextDocumentPositionParams)
                                         (list :range (list :start (eglot--pos-to-lsp-position)
                                                            :end (eglot--pos-to-lsp-position))
                                               :context (list :diagnostics [])))))
             (edit (plist-get (aref actions 0) :edit)))
        (eglot--apply-workspace-edit edit))
      (notes-check (string-match-p "echo \"x\"" (buffer-string)) "the quick fix mends nothing")
      (notes-tell-edit)
      (eglot-format-buffer)
      (notes-check (string-match-p "a    = 1" (buffer-string)) "not laid out")
      (goto-char (point-min))
      (search-forward "## Start")
      ;; Emacs asks before it changes a file that it has not open.
      (find-file-noselect "linking.md")
      (notes-tell-edit)
      (eglot-rename "The beginning")
      (notes-check (string-match-p "## The beginning" (buffer-string)) "not renamed")
      (with-current-buffer (find-file-noselect "linking.md")
        (notes-check (string-match-p "edited.md#the-beginning" (buffer-string)) "the link is not mended")
        (set-buffer-modified-p nil))
      (set-buffer-modified-p nil)
      (eglot-shutdown server)
      (setq times (sort times #'<))
      (notes-say "all well; edit to finding %.0f ms (median), %.0f ms (worst of %d)"
                 (nth (/ (length times) 2) times) (car (last times)) (length times))
      (kill-emacs 0))))

(condition-case problem (notes-try)
  (error (notes-fail "%S" problem)))
