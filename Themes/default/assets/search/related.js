// The words that mean nearly the same to people who write about machines as a word does, its forms included.
// The same groups as in Sources/SearchRanking/RelatedWords.swift.

import { stemLength } from "./words.js";

// A group a line. A word may be in several: `update` changes a file and renews a package.
const groups = `
  k8s kubernetes kube
  terraform tf
  postgres postgresql psql pg
  javascript js
  typescript ts
  python py
  ruby rb
  rust rs
  markdown md
  yaml yml
  shell bash sh terminal console
  github gh
  elasticsearch es
  database db
  repository repo
  configuration config configure settings options conf
  environment env
  variable var variables vars
  directory dir folder
  authentication auth login authorization credentials
  certificate cert tls ssl
  credential creds secret password token
  documentation docs doc manual
  production prod
  development dev
  performance perf speed slow fast latency
  permission perms access rights
  package pkg library dependency module
  command cmd cli
  argument arg parameter param option flag
  function fn func method
  pattern regex regexp expression
  image img picture photo
  message msg
  number num count
  string str text
  integer int
  temporary temp tmp
  utility util tool
  namespace ns
  service svc daemon
  deploy deployment release rollout
  memory mem ram
  network net
  administrator admin root
  application app program
  asynchronous async
  information info details
  maximum max limit
  minimum min
  delete remove drop erase clear
  uninstall remove
  list show display print view see
  find search lookup locate look
  create make generate new build
  add append insert put include
  change modify update edit alter set
  rename name move
  copy duplicate clone
  run execute launch start begin
  stop kill terminate halt quit exit end
  get fetch retrieve obtain
  download fetch
  check verify test validate ensure
  fix repair solve resolve
  error failure exception problem
  merge combine join concatenate
  split separate divide
  convert transform turn translate
  compare diff difference
  ignore exclude skip omit without
  undo revert rollback restore
  replace substitute swap
  unique distinct deduplicate
  sort order reorder
  enable activate
  disable deactivate prevent
  open launch
  url link address
  mac macos osx
  array list
  hash dictionary dict map object
  row record entry
  column field attribute
  iterate loop each
  save store write persist
  load import read
  shortcut key keybinding hotkey
  process pid job
  backup dump export
  upgrade update
  version release
  schedule cron timer periodic
  timestamp time date datetime epoch
  whitespace space blank
  container docker
  domain dns hostname
  monitor watch observe
  alert alarm
  size length
  hide suppress
  view look
  several multiple many
  current present
  previous last
  specific particular given
  use using
  different another other
`;

/** By the stem of a word. */
export const related = new Map();
for (const line of groups.trim().split("\n")) {
  const group = line.trim().split(" ");
  for (const word of group) {
    const others = group.filter((other) => other !== word);
    related.set(stem(word), [...(related.get(stem(word)) ?? []), ...others]);
  }
}

export function relatedTo(word) {
  return related.get(stem(word)) ?? [];
}

function stem(word) {
  return word.slice(0, stemLength(word));
}
