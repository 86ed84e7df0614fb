"""Drives a headless Chromium over its debugging pipe; Python's standard library only."""
import json
import os
import shutil
import subprocess
import tempfile
import time


def find_chromium():
    """The path of a Chromium, or None."""
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    return next((path for path in map(shutil.which, filter(None, names)) if path), None)


class Browser:
    """One browser with one page. Messages are JSON, ended by NUL, on descriptors 3 and 4 of the browser."""

    def __init__(self, path):
        self.profile = tempfile.mkdtemp(prefix="notes-chromium-")
        from_us, to_browser = os.pipe()
        from_browser, to_us = os.pipe()

        def give_pipes():
            # Above 4 first, so that neither overwrites the other.
            reading, writing = os.dup2(from_us, 10), os.dup2(to_us, 11)
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self.process = subprocess.Popen(
            [path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "--no-first-run", "about:blank"],
            preexec_fn=give_pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(from_us)
        os.close(to_us)
        self.writing, self.reading = to_browser, from_browser
        self.buffer, self.last, self.session = b"", 0, None
        #: What the page complained of: exceptions, refused requests and violations of its policy.
        self.complaints = []
        #: What the dialogs said that a page opened; each was closed at once.
        self.dialogs = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.send(f"{domain}.enable")

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.writing)
        os.close(self.reading)
        shutil.rmtree(self.profile, ignore_errors=True)

    def send(self, method, **params):
        self.last += 1
        message = {"id": self.last, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self._note(answer)

    def _receive(self):
        while b"\0" not in self.buffer:
            data = os.read(self.reading, 1 << 16)
            if not data:
                raise RuntimeError("the browser has ended")
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def _note(self, event):
        params = event.get("params", {})
        if event.get("method") == "Page.javascriptDialogOpening":
            self.dialogs.append(params["message"])
            # Nobody waits for the answer: the one who is waiting may be waiting because of the dialog.
            message = {"id": 0, "sessionId": self.session, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}}
            os.write(self.writing, json.dumps(message).encode() + b"\0")
        elif event.get("method") == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description", details["text"]))
        elif event.get("method") == "Log.entryAdded" and params["entry"]["level"] == "error":
            if not params["entry"].get("url", "").endswith("/favicon.ico"):
                self.complaints.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")

    def go(self, url, script_disabled=False):
        self.send("Emulation.setScriptExecutionDisabled", value=script_disabled)
        self.send("Page.navigate", url=url)
        self.wait("document.readyState === 'complete'" if not script_disabled else "true")

    def evaluate(self, expression):
        answer = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def wait(self, expression, seconds=10):
        """Waits until an expression is true; returns its value."""
        end = time.time() + seconds
        while True:
            try:
                value = self.evaluate(expression)
            except RuntimeError as error:  # while a page is being replaced by another
                value, problem = None, error
            else:
                problem = None
            if value:
                return value
            if time.time() > end:
                shown = self.evaluate("document.querySelector('main')?.innerText")
                raise AssertionError(f"never came true: {expression} {problem or ''}\n{shown}")
            time.sleep(0.02)

    def insert(self, text):
        self.send("Input.insertText", text=text)

    def type(self, text):
        for character in text:
            self.send("Input.dispatchKeyEvent", type="char", text=character)

    def press(self, key, control=False):
        codes = {"Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40, "ArrowLeft": 37, "ArrowRight": 39,
                 "Home": 36, "End": 35, "Tab": 9}
        code = codes.get(key, ord(key[0].upper()))
        common = {"key": key, "windowsVirtualKeyCode": code, "modifiers": 2 if control else 0}
        text = {"text": "\r"} if key == "Enter" else {"text": key} if len(key) == 1 and not control else {}
        self.send("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)
