# SPDX-License-Identifier: Apache-2.0
# Reads a machine's table and checks it (POSIX awk); README.md has the format. What is made of it: acsl.awk,
# promela.awk, dot.awk. usage: awk -f read.awk -f acsl.awk vocabulary [OTHER.table...] NAME.table
# (the last table is the machine; the others are those that it refers to)

function fail(text) { printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"; bad = 1; exit 1 }
function trim(s) { sub(/^[ \t]+/, "", s); sub(/[ \t]+$/, "", s); return s }
function id(s) { gsub(/-/, "_", s); return s }
function upper(s) { return toupper(id(s)) }
function constant(s) { return PREFIX "_" upper(s) }
function state_name(s) { return kind == "scalar" ? "vuas_" M "_" id(s) : constant(s) }
function event_name(s) { return kind == "struct" ? constant(s) : "vuas_" M "_" id(s) }

# --- reading ---

function start_machine() {
  M = trim(col[1]); PREFIX = trim(col[2]); kind = trim(col[3]); title = trim(col[4]); cites = trim(col[5])
  if (kind != "struct" && kind != "scalar" && kind != "states") fail("no such kind: " kind)
  ns = ne = nt = nf = nv = nr = nopen = 0
  split("", state_at); split("", event_at); split("", timer_at); split("", fact_at); split("", no_fact)
  split("", value_of); split("", var_at); split("", is_end)
}
function declare_variable(   w, i) {
  nv++; var[nv] = trim(col[1]); var_at[var[nv]] = nv; note_v[nv] = trim(col[3])
  n_values[nv] = split(trim(col[2]), w, / +/)
  for (i = 1; i <= n_values[nv]; i++) { value[nv, i] = w[i]; value_of[nv, w[i]] = i }
}
function declare_timer() {
  nt++; timer[nt] = trim(col[1]); timer_at[timer[nt]] = nt; t_event[nt] = trim(col[2]); t_in[nt] = trim(col[3])
  t_when[nt] = trim(col[4]); t_after[nt] = trim(col[5]); t_gap[nt] = trim(col[6])
  if (!(t_event[nt] in event_at)) fail("no such event: " t_event[nt])
  check_states(t_in[nt]); check_guard(t_when[nt])
}
function check_states(s,   w, n, i) {
  n = split(s, w, / +/)
  for (i = 1; i <= n; i++) if (!(w[i] in state_at)) fail("no such state: " w[i])
}
function check_guard(g,   w, n, i, a) {
  n = split(g, w, / *, */)
  for (i = 1; i <= n; i++) {
    a = w[i]
    if (a in fact_at || a in no_fact) continue
    if (a ~ /^(before|due) /) {
      sub(/^[a-z]+ /, "", a)
      if (!(a in timer_at)) fail("no such timer: " a)
      if (!(a in before_at)) { before_at[a] = 1 }
      continue
    }
    if (split(a, eq, /!?=/) == 2 && (eq[1] in var_at) && ((var_at[eq[1]], eq[2]) in value_of)) continue
    fail("no such guard: " a)
  }
}
function check_effects(s,   w, n, i, p, k) {
  n = split(s, w, / *, */)
  for (i = 1; i <= n; i++) {
    if (split(w[i], p, /:=/) == 2) {
      if (!(p[1] in var_at) || !((var_at[p[1]], p[2]) in value_of)) fail("no such value: " w[i])
      continue
    }
    k = split(w[i], p, / +/)
    if (k < 2 || !(p[2] in timer_at) || p[1] !~ /^(arm|start|again|slow)$/) fail("no such effect: " w[i])
    if (k == 3 && !(p[3] in duration)) fail("no such duration: " p[3])
    if (k == 2 && p[1] != "again") fail("no duration: " w[i])
    if (p[1] != "arm" && t_gap[timer_at[p[2]]] == "") fail("no interval: " w[i])
  }
}
function check_actions(s,   w, n, i) {
  n = split(s, w, / *; */)
  if (kind == "struct" && n > 1) fail("one action a row")
  for (i = 1; i <= n; i++) {
    if (w[i] == "-" && n == 1) continue
    if (!(w[i] in action)) fail("no such action: " w[i])
    if (!(w[i] in used)) { used[w[i]] = 1; n_used++; use[n_used] = w[i] }
  }
}
function next_of(s, nx) { # the state after: of the same machine, or what another one's table says
  if (nx == "=") return s
  if (nx ~ /^@/) return ((substr(nx, 2), s) in other_next) ? other_next[substr(nx, 2), s] : "?"
  return nx
}
function add_row(   w, n, i) {
  if (NF != 7) fail("seven columns")
  for (i = 1; i <= 7; i++) c[i] = trim(col[i])
  if (c[7] == "") fail("no source")
  if (c[7] !~ /ours|RFC [0-9]+ [0-9]/) fail("neither an RFC's section nor ours: " c[7])
  check_actions(c[4]); check_effects(c[6])
  if (c[1] == "-") {
    if (c[2] != "open" || nopen) fail("one row opens")
    nopen = 1; open_next = c[5]; open_effects = c[6]; open_action = c[4]; check_states(c[5])
    return
  }
  check_states(c[1]); check_guard(c[3])
  n = split(c[2], w, / +/)
  for (i = 1; i <= n; i++) if (!(w[i] in event_at)) fail("no such event: " w[i])
  if (c[5] != "=" && c[5] !~ /^@/) check_states(c[5])
  nr++
  for (i = 1; i <= 7; i++) row[nr, i] = c[i]
}

BEGIN { FS = "|" }
FNR == 1 && NR > 1 && M != "" {
  for (r = 1; r <= nr; r++) keep_other(r)
  n_other = nf
  for (i = 1; i <= nf; i++) other_fact[i] = fact[i]
}
function keep_other(r,   w, n, i, v, k, j) {
  if (row[r, 3] != "") return
  n = split(row[r, 1], w, / +/); k = split(row[r, 2], v, / +/)
  for (i = 1; i <= n; i++) for (j = 1; j <= k; j++)
    other_next[v[j], w[i]] = row[r, 5] == "=" ? w[i] : row[r, 5]
  other = M # what its rows ask is not asked by those that are referred to
}
/^#/ || /^[ \t]*$/ { next }
{
  line = $0
  key = $0; sub(/ .*/, "", key)
  if (key ~ /^(machine|state|fact|variable|event|timer|end|duration|action)$/) {
    sub(/^[a-z]+ +/, "")
    for (i = 1; i <= 7; i++) col[i] = $i
  }
}
key == "duration" { duration[trim(col[1])] = 1; next }
key == "action" { action[trim(col[1])] = trim(col[2]); n_actions++; action_no[n_actions] = trim(col[1]); next }
key == "machine" { start_machine(); next }
key == "state" {
  ns++; state[ns] = trim(col[1]); state_at[state[ns]] = ns; s_only[ns] = trim(col[2]); note_s[ns] = trim(col[3]); next
}
key == "fact" { nf++; fact[nf] = trim(col[1]); fact_at[fact[nf]] = nf; no_fact[trim(col[2])] = nf; next }
key == "variable" { declare_variable(); next }
key == "event" { ne++; event[ne] = trim(col[1]); event_at[event[ne]] = ne; next }
key == "timer" { declare_timer(); next }
key == "end" {
  n = split(trim($0), w, / +/)
  for (i = 1; i <= n; i++) { check_states(w[i]); is_end[w[i]] = 1 }
  next
}
{ for (i = 1; i <= 7; i++) col[i] = $i; add_row() }

# --- exactly one row for every state, event and value of what guards ask ---

function holds(g,   w, n, i, a, p, neq, v) {
  n = split(g, w, / *, */)
  for (i = 1; i <= n; i++) {
    a = w[i]
    if (a in fact_at) { if (!fact_is[fact_at[a]]) return 0; continue }
    if (a in no_fact) { if (fact_is[no_fact[a]]) return 0; continue }
    if (a ~ /^before /) { if (!before_is[substr(a, 8)]) return 0; continue }
    if (a ~ /^due /) { if (before_is[substr(a, 5)]) return 0; continue }
    neq = a ~ /!=/
    split(a, p, /!?=/)
    v = var_at[p[1]]
    if ((var_is[v] == value_of[v, p[2]]) == neq) return 0
  }
  return 1
}
function has(list, word) { return index(" " list " ", " " word " ") > 0 }
function each_valuation(k,   i) { # over facts, then variables, then timers asked before
  if (k <= nf) { for (fact_is[k] = 0; fact_is[k] <= 1; fact_is[k]++) each_valuation(k + 1); return }
  if (k <= nf + nv) {
    for (var_is[k - nf] = 1; var_is[k - nf] <= n_values[k - nf]; var_is[k - nf]++) each_valuation(k + 1)
    return
  }
  if (k <= nf + nv + nb) {
    for (before_is[asked[k - nf - nv]] = 0; before_is[asked[k - nf - nv]] <= 1; before_is[asked[k - nf - nv]]++)
      each_valuation(k + 1)
    return
  }
  one_row()
}
function one_row(   s, e, r, n) {
  for (s = 1; s <= ns; s++) for (e = 1; e <= ne; e++) {
    n = 0
    for (r = 1; r <= nr; r++)
      if (has(row[r, 1], state[s]) && has(row[r, 2], event[e]) && holds(row[r, 3])) n++
    if (n != 1) {
      printf "%s: %s, %s: %d rows\n", FILENAME, state[s], event[e], n > "/dev/stderr"
      bad = 1
      exit 1
    }
  }
}

# --- text ---

function wrap(text, indent,   line, w, n, i, pad) { # at blanks, at most 118 columns
  pad = sprintf("%" indent "s", "")
  text = glue(text)
  n = split(text, w, / /)
  line = pad w[1]
  for (i = 2; i <= n; i++) {
    if (length(line) + 1 + length(w[i]) > 118) { print unglue(line); line = pad "  " w[i] } else line = line " " w[i]
  }
  print unglue(line)
}
function glue(s) { # what no line is broken in
  gsub(/ == /, "~==~", s); gsub(/ != /, "~!=~", s); gsub(/ \* /, "~*~", s); gsub(/ = /, "~=~", s)
  gsub(/ && /, "~\\&\\& ", s); gsub(/ \|\| /, "~|| ", s); gsub(/integer /, "integer~", s)
  return s
}
function unglue(s) { gsub(/~/, " ", s); return s }

END {
  if (bad) exit 1
  nb = 0
  for (t = 1; t <= nt; t++) if (timer[t] in before_at) { nb++; asked[nb] = timer[t] }
  each_valuation(1)
}
