# SPDX-License-Identifier: Apache-2.0
# A machine's diagram for Graphviz.

function dot(   s, r, i, n, w, nx, key, order, m, label) {
  print "// SPDX-License-Identifier: Apache-2.0"
  print "// Made of spec/machines/" M ".table by spec/machines/generate; change the table."
  print "digraph " M " {"
  print "  label=\"" title "\\n" cites "\";"
  print "  labelloc=t; fontname=\"sans-serif\"; fontsize=14; rankdir=TB;"
  print "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];"
  print "  edge [fontname=\"sans-serif\", fontsize=9];"
  print "  start [shape=point];"
  for (s = 1; s <= ns; s++)
    print "  " id(state[s]) " [label=\"" state[s] "\"" ((state[s] in is_end) ? ", peripheries=2" : "") "];"
  print "  start -> " id(open_next) " [label=\"" dot_label("open", "", open_action, open_effects) "\"];"
  for (r = 1; r <= nr; r++) {
    if (row[r, 4] row[r, 5] row[r, 6] == "-=" || row[r, 4] ~ /^(refuse|deny)$/) continue # neither absorbed nor refused
    n = split(row[r, 1], w, / +/)
    for (i = 1; i <= n; i++) {
      nx = next_of(w[i], row[r, 5])
      key = id(w[i]) " -> " id(nx)
      label = dot_label(row[r, 2], row[r, 3], row[r, 4], row[r, 6])
      if (!(key in edge)) { m++; order[m] = key; edge[key] = label } else edge[key] = edge[key] "\\l\" +\n    \"" label
    }
  }
  for (i = 1; i <= m; i++) print "  " order[i] " [label=\"" edge[order[i]] "\\l\"];"
  print "}"
}
function dot_label(e, g, a, f,   t) {
  t = e
  gsub(/ /, ", ", t)
  if (g != "") t = t " [" g "]"
  if (a != "-") t = t " / " a
  if (f != "") t = t (a == "-" ? " / " : "; ") f
  return t
}

END {
  if (bad) exit 1
  dot()
}
