# SPDX-License-Identifier: Apache-2.0
# A machine in Promela: an inline an event; k: which of several machines. Without a machine, of the vocabulary alone:
# the numbers of the actions.

function pml_guard(g,   w, n, i, a, p, t, v) {
  n = split(g, w, / *, */)
  for (i = 1; i <= n; i++) {
    a = w[i]
    if (a in fact_at) t = t " && " M "_is_" id(a) "(k)"
    else if (a in no_fact) t = t " && !" M "_is_" id(fact[no_fact[a]]) "(k)"
    else if (a ~ /^before /) t = t " && " M "_t_" id(substr(a, 8)) "[k]" # a timer that is due fires at once
    else if (a ~ /^due /) t = t " && !" M "_t_" id(substr(a, 5)) "[k]"
    else {
      split(a, p, /!?=/)
      v = var_at[p[1]]
      t = t " && " M "_" id(p[1]) "[k]" (a ~ /!=/ ? " != " : " == ") (value_of[v, p[2]] - 1)
    }
  }
  return t
}
function pml_states(list,   w, n, i, t) {
  n = split(list, w, / +/)
  for (i = 1; i <= n; i++) t = t (i > 1 ? " || " : "") M "_state[k] == " upper(M "_" w[i])
  return n > 1 ? "(" t ")" : t
}
function pml_effects(effects,   w, n, i, p, v, t, text) {
  n = split(effects, w, / *, */)
  for (i = 1; i <= n; i++) {
    if (split(w[i], p, /:=/) == 2) text = text " " M "_" id(p[1]) "[k] = " (value_of[var_at[p[1]], p[2]] - 1) ";"
    else { split(w[i], p, / +/); text = text " " M "_t_" id(p[2]) "[k] = true;" }
  }
  return text
}
function pml_next(nx) {
  if (nx == "=") return ""
  if (nx ~ /^@/) return " " other "_" id(substr(nx, 2)) "(k);"
  return " " M "_state[k] = " upper(M "_" nx) ";"
}
function pml_actions(acts,   w, n, i, t) {
  if (kind == "struct") return " " M "_did = " (acts == "-" ? "DO_NOTHING" : "DO_" upper(acts)) ";"
  if (acts == "-") return ""
  n = split(acts, w, / *; */)
  for (i = 1; i <= n; i++) t = t " " M "_do_" id(w[i]) "(k);"
  return t
}
function pml_stop(indent,   t) { # a timer is off where its line does not say that it runs
  for (t = 1; t <= nt; t++)
    wrap(M "_t_" id(timer[t]) "[k] = " M "_t_" id(timer[t]) "[k] && " pml_states(t_in[t]) \
      pml_guard(t_when[t]) ";", indent)
}
function pml_event(e,   r, n, acts, moved) {
  print "\ninline " M "_" id(event[e]) "(k) {"
  print "  if"
  for (r = 1; r <= nr; r++) if (has(row[r, 2], event[e])) {
    if (kind != "struct" && row[r, 4] == "-" && row[r, 5] == "=" && row[r, 6] == "") continue
    if (kind == "struct" && row[r, 4] == "-" && row[r, 5] == "=" && row[r, 6] == "") continue
    wrap(":: " pml_states(row[r, 1]) pml_guard(row[r, 3]) " ->" pml_effects(row[r, 6]) \
      (kind == "struct" ? pml_next(row[r, 5]) pml_actions(row[r, 4]) : pml_actions(row[r, 4]) pml_next(row[r, 5])) \
      (row[r, 4] row[r, 5] row[r, 6] == "-=" ? " skip" : ""), 2)
  }
  print "  :: else ->" (kind == "struct" ? " " M "_did = DO_NOTHING" : " skip")
  print "  fi;"
  pml_stop(2)
  print "  skip\n}"
}
function promela(   i) {
  print "/* SPDX-License-Identifier: Apache-2.0 */"
  print "/* " title " (" cites ")."
  print "   Made of spec/machines/" M ".table by spec/machines/generate; change the table. */"
  for (i = 1; i <= ns; i++)
    print "#define " upper(M "_" state[i]) " " (other == "" ? i : upper(other "_" state[i]))
  print "#define " M "_over(k) (" M "_state[k] == 0" pml_ends() ")"
  if (other == "") print "byte " M "_state[" M "_N]; /* 0: not opened yet */"
  else print "#define " M "_state " other "_state"
  if (kind == "struct") print "hidden byte " M "_did;"
  for (i = 1; i <= nv; i++) print "byte " M "_" id(var[i]) "[" M "_N];"
  for (i = 1; i <= nt; i++) print "bool " M "_t_" id(timer[i]) "[" M "_N];"
  print "\ninline " M "_open(k) {"
  if (pml_effects(open_effects) != "") wrap(substr(pml_effects(open_effects), 2), 2)
  print "  " M "_state[k] = " upper(M "_" open_next) ";"
  if (kind != "struct" && open_action != "-") print " " pml_actions(open_action)
  pml_stop(2)
  print "  skip\n}"
  for (i = 1; i <= ne; i++) pml_event(i)
}
function actions(   i) {
  print "/* SPDX-License-Identifier: Apache-2.0 */"
  print "/* What a machine asks for. Made of spec/machines/vocabulary by spec/machines/generate. */"
  print "#define DO_NOTHING 0"
  for (i = 1; i <= n_actions; i++) print "#define DO_" upper(action_no[i]) " " i
}
function pml_ends(   i, t) {
  for (i = 1; i <= ns; i++) if (state[i] in is_end) t = t " || \\\n  " M "_state[k] == " upper(M "_" state[i])
  return t
}

END {
  if (bad) exit 1
  if (M == "") actions()
  else promela()
}
