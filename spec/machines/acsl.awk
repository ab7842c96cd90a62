# SPDX-License-Identifier: Apache-2.0
# The relation of a machine in ACSL.

function any(v, list, namer,   w, n, i, t, k) { # v is one of these
  n = split(list, w, / +/)
  for (i = 1; i <= n; i++) {
    k = namer == "state" ? state_name(w[i]) : event_name(w[i])
    t = t (i > 1 ? " || " : "") v " == " k
  }
  return n > 1 ? "(" t ")" : t
}
function guard_text(g, m,   w, n, i, a, p, t, op, v) { # m: what stands before names
  n = split(g, w, / *, */)
  for (i = 1; i <= n; i++) {
    a = w[i]
    t = t " && "
    if (a in fact_at) t = t m id(a) " != 0"
    else if (a in no_fact) t = t m id(fact[no_fact[a]]) " == 0"
    else if (a ~ /^before /) t = t "before_" id(substr(a, 8)) " != 0"
    else if (a ~ /^due /) t = t "before_" id(substr(a, 5)) " == 0"
    else {
      op = a ~ /!=/ ? " != " : " == "
      split(a, p, /!?=/)
      v = var_at[p[1]]
      t = t m id(p[1]) op (value_of[v, p[2]] - 1)
    }
  }
  return t
}
function row_text(r) {
  return any("s", row[r, 1], "state") " && " any("e", row[r, 2], "event") guard_text(row[r, 3], "")
}
function effect_of(effects, t,   w, n, i, p, k) { # of this timer: verb and duration into E_VERB and E_FOR
  E_VERB = E_FOR = ""
  n = split(effects, w, / *, */)
  for (i = 1; i <= n; i++) {
    k = split(w[i], p, / +/)
    if (p[2] == timer[t]) { E_VERB = p[1]; E_FOR = k == 3 ? p[3] : "" }
  }
  return E_VERB != ""
}
function set_of(effects, v,   w, n, i, p) {
  n = split(effects, w, / *, */)
  for (i = 1; i <= n; i++) if (split(w[i], p, /:=/) == 2 && p[1] == var[v]) return value_of[v, p[2]]
  return 0
}
function symbol(d) { sub(/.*\*/, "", d); return d }
function product(d) { sub(/\*/, " * ", d); return d }
function symbols_of(t,   r, text) { # the durations that a timer's rows name
  text = ""
  for (r = 1; r <= nr; r++) if (effect_of(row[r, 6], t)) {
    if (E_FOR != "" && !has(text, symbol(E_FOR))) text = text " " symbol(E_FOR)
    if (E_VERB == "again" && E_FOR == "" && !has(text, "t2")) text = text " t2"
  }
  return text
}
function parameters(list,   w, n, i, t) {
  n = split(trim(list), w, / +/)
  for (i = 1; i <= n; i++) t = t ", integer " w[i]
  return t
}
function values_of(list,   w, n, i, t) {
  n = split(trim(list), w, / +/)
  for (i = 1; i <= n; i++) t = t ", " w[i]
  return t
}
function all_symbols(   t, n, w, i, text, k) { # of all rows, in order
  for (t = 1; t <= nt; t++) {
    n = split(trim(symbols_of(t)), w, / +/)
    for (i = 1; i <= n; i++) have[w[i]] = 1
  }
  n = split("t1 t2 t4 refresh_ms expiry", w, / /)
  for (i = 1; i <= n; i++) if (w[i] in have) text = text " " w[i]
  return text
}
function open_symbols(   t, n, w, i, text, have_o) {
  split("", have_o)
  for (t = 1; t <= nt; t++) if (effect_of(open_effects, t)) have_o[symbol(E_FOR)] = 1
  n = split("t1 t2 t4 trying_ms refresh_ms expiry", w, / /)
  for (i = 1; i <= n; i++) if (w[i] in have_o) text = text " " w[i]
  return text
}

function chain(parts, n, otherwise, head,   i) { # head = a ? x : b ? y : ... otherwise;
  printf "\n"
  wrap(head " =", 4)
  for (i = 1; i <= n; i++) wrap(parts[i] " :", 6)
  print "      " otherwise ";"
}
function action_name(a) { return a == "-" ? PREFIX "_NOTHING" : constant(a) }
function acsl_to(   r, n, part) {
  n = 0
  for (r = 1; r <= nr; r++)
    if (row[r, 5] != "=") {
      n++
      part[n] = row_text(r) " ? " acsl_next(row[r, 5])
    }
  chain(part, n, "s", "logic integer vuas_" M "_to(integer s, integer e" formal ")")
}
function acsl_next(nx,   i, other_facts) { # @EVENT: what the other table says, which asks nothing there
  for (i = 1; i <= n_other; i++) other_facts = other_facts ", " ((other_fact[i] in fact_at) ? id(other_fact[i]) : "0")
  return nx ~ /^@/ ? "vuas_" other "_to(s, vuas_" other "_" id(substr(nx, 2)) other_facts ")" : state_name(nx)
}
function acsl_does(   r, n, part, k) {
  if (kind == "struct") {
    n = 0
    for (r = 1; r <= nr; r++) if (row[r, 4] != "-") { n++; part[n] = row_text(r) " ? " action_name(row[r, 4]) }
    chain(part, n, action_name("-"), "logic integer vuas_" M "_does(integer s, integer e" formal ")")
    return
  }
  for (k = 1; k <= n_used; k++) {
    n = 0
    for (r = 1; r <= nr; r++)
      if (has(row_actions(r), use[k])) { n++; part[n] = row_text(r) " ? \\true" }
    if (n) chain(part, n, "\\false", "logic boolean vuas_" M "_does_" id(use[k]) "(integer s, integer e" formal ")")
  }
}
function told_by(r, k,   w, n, i, m) { # the k-th event that a row tells of; 0: how many
  n = split(row[r, 4], w, / *; */)
  for (i = 1; i <= n; i++) if (w[i] ~ /^tell-/ && ++m == k) return "VUAS_EVENT_" upper(substr(w[i], 6))
  return k == 0 ? m + 0 : ""
}
function acsl_told(   r, n, part, k, most) { # how many events a row tells of, and which, in this order
  for (r = 1; r <= nr; r++) if (told_by(r, 0) > most) most = told_by(r, 0)
  for (k = 0; k <= most && most > 0; k++) {
    n = 0
    for (r = 1; r <= nr; r++)
      if (told_by(r, 0) > 0 && told_by(r, k) != "") { n++; part[n] = row_text(r) " ? " told_by(r, k) }
    chain(part, n, k == 0 ? "0" : "-1", "logic integer vuas_" M "_told" (k ? "_" k : "") \
      "(integer s, integer e" formal ")")
  }
}
function status_of(a) { # of what an action sends; status: what the verb asked for, or is remembered; 0: a request
  if (a == "send-bye") return "0"
  if (a ~ /^(respond|answer)-[0-9]+$/) { sub(/.*-/, "", a); return a }
  return a ~ /^(respond|repeat)-/ ? "status" : ""
}
function sent_by(r, k,   w, n, i, m) { # the status of the k-th packet of a row; 0: how many
  n = split(row[r, 4], w, / *; */)
  for (i = 1; i <= n; i++) if (status_of(w[i]) != "" && ++m == k) return status_of(w[i])
  return k == 0 ? m + 0 : ""
}
function acsl_sends(   r, n, part, k, most, asked) { # how many packets a row sends, and which, in this order
  for (r = 1; r <= nr; r++) {
    if (sent_by(r, 0) > most) most = sent_by(r, 0)
    for (k = 1; k <= sent_by(r, 0); k++) if (sent_by(r, k) == "status") asked = ", integer status"
  }
  for (k = 0; k <= most && most > 0; k++) {
    n = 0
    for (r = 1; r <= nr; r++)
      if (sent_by(r, 0) > 0 && sent_by(r, k) != "") { n++; part[n] = row_text(r) " ? " sent_by(r, k) }
    chain(part, n, k == 0 ? "0" : "-1", "logic integer vuas_" M "_sends" (k ? "_" k : "") \
      "(integer s, integer e" formal (k ? asked : "") ")")
  }
}
function row_actions(r,   t) { t = row[r, 4]; gsub(/ *; */, " ", t); return t }
function acsl_variables(   v, r, n, part, x) {
  for (v = 1; v <= nv; v++) {
    n = 0
    for (r = 1; r <= nr; r++) {
      x = set_of(row[r, 6], v)
      if (x) { n++; part[n] = row_text(r) " ? " (x - 1) }
    }
    chain(part, n, id(var[v]), "logic integer vuas_" M "_" id(var[v]) "(integer s, integer e" formal ")")
  }
}
function runs_text(t,   g, w, n, i, p, v, text, nx) { # after the row: state t, variables by their functions
  text = any("t", t_in[t], "state")
  n = split(t_when[t], w, / *, */)
  for (i = 1; i <= n; i++) {
    if ((w[i] in fact_at) || (w[i] in no_fact)) text = text guard_text(w[i], "")
    else {
      split(w[i], p, /!?=/)
      v = var_at[p[1]]
      text = text " && vuas_" M "_" id(p[1]) "(s, e" actual ")" (w[i] ~ /!=/ ? " != " : " == ") (value_of[v, p[2]] - 1)
    }
  }
  return text
}
function acsl_timer(t,   r, n, part, name, sy, gap, head) {
  name = "vuas_" M "_" id(timer[t])
  sy = symbols_of(t)
  gap = t_gap[t] != ""
  head = "      \\let t = vuas_" M "_to(s, e" actual ");"
  if (gap) {
    printf "\n"
    wrap("logic integer " name "_gap(integer s, integer e" formal ", integer gap" parameters(sy) ") =", 4)
    print head
    wrap("!(" runs_text(t) ") ? 0 :", 6)
    for (r = 1; r <= nr; r++) if (effect_of(row[r, 6], t) && E_VERB != "arm")
      wrap(row_text(r) " ? " (E_FOR != "" ? product(E_FOR) : "vuas_doubled(gap, t2)") " :", 6)
    print "      gap;"
    sy = ""
  }
  printf "\n"
  wrap("logic integer " name "(integer s, integer e" formal ", integer at" (gap ? ", integer gap" : "") \
    (gap || sy != "" ? ", integer now" : "") parameters(sy) ") =", 4)
  print head
  wrap("!(" runs_text(t) ") ? VUAS_NEVER :", 6)
  for (r = 1; r <= nr; r++) if (effect_of(row[r, 6], t) && E_VERB != "slow")
    wrap(row_text(r) " ? " (E_VERB == "again" ? "vuas_again(at, gap, now)" : \
      gap ? "now + gap" : "now + " product(E_FOR)) " :", 6)
  print "      at;"
  timer_call[t] = name "(s, e" actual ", \\at(m->" id(timer[t]) "_at,O)" \
    (gap ? ", \\at(m->" t_gap[t] ",N), now" : sy != "" ? ", now" values_of(sy) : "") ")"
  if (gap) gap_call[t] = name "_gap(s, e" actual ", \\at(m->" t_gap[t] ",O)" values_of(symbols_of(t)) ")"
}
function acsl_heard(   t, n, part) {
  n = 0
  for (t = 1; t <= nt; t++) {
    n++
    part[n] = "e == " event_name(t_event[t]) " && " (t_after[t] == "" ? "m->" id(timer[t]) "_at > now" : \
      "(m->" id(timer[t]) "_at > now || m->" id(t_after[t]) "_at <= now)") " ? -1"
  }
  print "\n    // the event as the machine hears it: a timer's event counts only when that timer is due; else -1"
  print "    logic integer vuas_" M "_heard{L}(vuas_" M " *m, integer e, integer now) ="
  for (t = 1; t <= n; t++) wrap(part[t] " :", 6)
  print "      e;"
}
function acsl_inv(   s, t, v, text) {
  print "    // a timer runs exactly where its line says"
  print "    predicate vuas_" M "_inv{L}(vuas_" M " *m) ="
  text = "m->state <= " state_name(state[ns])
  for (v = 1; v <= nv; v++) text = text " && m->" id(var[v]) " <= " (n_values[v] - 1)
  print "      " text " &&"
  for (s = 1; s <= ns; s++) if (s_only[s] != "") {
    text = guard_text(s_only[s], "m->")
    wrap("(m->state == " state_name(state[s]) " ==> " substr(text, 5) ") &&", 6)
  }
  for (t = 1; t <= nt; t++) {
    wrap("(m->" id(timer[t]) "_at != VUAS_NEVER <==> " any("m->state", t_in[t], "state") \
      guard_text(t_when[t], "m->") ") &&", 6)
    if (t_gap[t] != "")
      wrap("(m->" t_gap[t] " != 0 <==> m->" id(timer[t]) "_at != VUAS_NEVER) && m->" t_gap[t] " <= VUAS_T2_MAX &&", 6)
  }
  text = ""
  for (t = 1; t <= nt; t++) text = text (t > 1 ? " && " : "") "vuas_timer_ok(m->" id(timer[t]) "_at)"
  wrap(text ";", 6)
}
function acsl_opened(   t, v, text, sy, f) {
  sy = open_symbols()
  f = ""
  for (t = 1; t <= nf; t++) f = f ", integer " id(fact[t])
  print "\n    // the row that opens"
  wrap("predicate vuas_" M "_opened{L}(vuas_" M " *m" f (sy != "" ? ", integer now" : "") parameters(sy) ") =", 4)
  text = "m->state == " state_name(open_next)
  for (t = 1; t <= nf; t++) text = text " && m->" id(fact[t]) " == " id(fact[t])
  for (v = 1; v <= nv; v++) text = text " && m->" id(var[v]) " == " 0
  wrap(text (nt ? " &&" : ";"), 6)
  for (t = 1; t <= nt; t++) {
    if (!effect_of(open_effects, t)) {
      text = "m->" id(timer[t]) "_at == VUAS_NEVER" (t_gap[t] != "" ? " && m->" t_gap[t] " == 0" : "")
    } else {
      cond = opened_when(t)
      text = opened_value("m->" id(timer[t]) "_at", cond, "now + " product(E_FOR), "VUAS_NEVER")
      if (t_gap[t] != "") text = text " && " opened_value("m->" t_gap[t], cond, product(E_FOR), "0")
    }
    wrap(text (t < nt ? " &&" : ";"), 6)
  }
}
function opened_when(t,   w, n, i, text) { # facts alone: variables have their first value
  if (!has(t_in[t], open_next)) return "no"
  n = split(t_when[t], w, / *, */)
  for (i = 1; i <= n; i++) {
    if ((w[i] in fact_at) || (w[i] in no_fact)) text = text guard_text(w[i], "")
    else if (!first_values(w[i])) return "no"
  }
  return substr(text, 5)
}
function first_values(g,   k) { for (k = 1; k <= nv; k++) var_is[k] = 1; return holds(g) }
function opened_value(what, cond, x, otherwise) {
  if (cond == "no") return what " == " otherwise
  return cond == "" ? what " == " x : what " == (" cond " ? " x " : " otherwise ")"
}
function acsl_row(   t, v, i, sy, text) {
  sy = all_symbols()
  print "\n    // the whole row: state O, event heard e, lead to state N and this action"
  wrap("predicate vuas_" M "_row{O,N}(vuas_" M " *m, integer e, integer now" parameters(sy) ", integer action) =", 4)
  text = "\\let s = \\at(m->state,O);"
  for (i = 1; i <= nf; i++) text = text " \\let " id(fact[i]) " = \\at(m->" id(fact[i]) ",O);"
  for (v = 1; v <= nv; v++) text = text " \\let " id(var[v]) " = \\at(m->" id(var[v]) ",O);"
  for (i = 1; i <= nb; i++)
    text = text " \\let before_" id(asked[i]) " = (\\at(m->" id(asked[i]) "_at,O) > now ? 1 : 0);"
  wrap(text, 6)
  print "      action == vuas_" M "_does(s, e" actual ") &&"
  print "      \\at(m->state,N) == vuas_" M "_to(s, e" actual ") &&"
  for (i = 1; i <= nf; i++) print "      \\at(m->" id(fact[i]) ",N) == " id(fact[i]) " &&"
  for (v = 1; v <= nv; v++) wrap("\\at(m->" id(var[v]) ",N) == vuas_" M "_" id(var[v]) "(s, e" actual ") &&", 6)
  for (t = 1; t <= nt; t++) {
    if (t_gap[t] != "") wrap("\\at(m->" t_gap[t] ",N) == " gap_call[t] " &&", 6)
    wrap("\\at(m->" id(timer[t]) "_at,N) == " timer_call[t] (t < nt ? " &&" : ";"), 6)
  }
}
function acsl_same(   t, v, text) {
  print "\n    predicate vuas_" M "_same{O,N}(vuas_" M " *m) ="
  text = "\\at(m->state,N) == \\at(m->state,O)"
  for (t = 1; t <= nf; t++) text = text " && " same("m->" id(fact[t]))
  for (v = 1; v <= nv; v++) text = text " && " same("m->" id(var[v]))
  for (t = 1; t <= nt; t++)
    text = text " && " same("m->" id(timer[t]) "_at") (t_gap[t] != "" ? " && " same("m->" t_gap[t]) : "")
  wrap(text ";", 6)
}
function same(x) { return "\\at(" x ",N) == \\at(" x ",O)" }
function acsl_order(   t, text, i) {
  text = "m->" id(timer[nt]) "_at"
  for (t = nt - 1; t >= 1; t--) text = "vuas_least(m->" id(timer[t]) "_at, " text ")"
  print "\n    logic integer vuas_" M "_first{L}(vuas_" M " *m) ="
  wrap(text ";", 6)
  print "\n    // which timer's event is due"
  print "    logic integer vuas_" M "_ripe{L}(vuas_" M " *m, integer now) ="
  for (t = 1; t < nt; t++) print "      m->" id(timer[t]) "_at <= now ? " event_name(t_event[t]) " :"
  print "      " event_name(t_event[nt]) ";"
}
function constants(   i, n) { # where C has none
  if (kind == "scalar") for (i = 1; i <= ns; i++) print "    logic integer " state_name(state[i]) " = " (i - 1) ";"
  for (i = 1; i <= ne; i++) print "    logic integer " event_name(event[i]) " = " (i - 1) ";"
}
function acsl(   t, i) {
  print "/* SPDX-License-Identifier: Apache-2.0 */"
  print "/* " title " (" cites ")."
  print "   Made of spec/machines/" M ".table by spec/machines/generate; change the table. s: state, e: event. */"
  print "#ifndef VUAS_SPEC_" upper(M) "_H"
  print "#define VUAS_SPEC_" upper(M) "_H\n"
  if (kind != "states" || nt) print "#include \"timing.h\"\n"
  for (i = 1; i <= nr; i++) if (kind == "states" && told_by(i, 0) > 0) { print "#include \"vuas.h\"\n"; break }
  if (other != "") print "#include \"" other ".h\"\n"
  print "/*@"
  if (kind == "struct") { acsl_inv(); acsl_heard() } else constants()
  acsl_to()
  acsl_does()
  if (kind == "states") { acsl_told(); acsl_sends() }
  acsl_variables()
  for (t = 1; t <= nt; t++) acsl_timer(t)
  if (kind == "struct") { acsl_opened(); acsl_row(); acsl_same(); acsl_order() }
  print "*/\n\n#endif"
}

END {
  if (bad) exit 1
  for (i = 1; i <= nf; i++) { formal = formal ", integer " id(fact[i]); actual = actual ", " id(fact[i]) }
  for (i = 1; i <= nv; i++) { formal = formal ", integer " id(var[i]); actual = actual ", " id(var[i]) }
  for (i = 1; i <= nb; i++) {
    formal = formal ", integer before_" id(asked[i])
    actual = actual ", before_" id(asked[i])
  }
  acsl()
}
