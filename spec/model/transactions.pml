/* SPDX-License-Identifier: Apache-2.0 */
/* Each transaction by itself, with a user who may do anything at any time and a network that may deliver anything at
   any time, even after the end: what holds here holds whatever stands above. Silence as in whole.pml; a user answers
   before it. */
#define ist_N 1
#define nist_N 1
#define nict_N 1
#define repeat_N 1
bool reliable;
bool silent;
#define ist_is_reliable(k) reliable
#define nist_is_reliable(k) reliable
#define nict_is_reliable(k) reliable
#include "actions.pml"
#include "ist.pml"
#include "nist.pml"
#include "nict.pml"
#include "repeat.pml"

#define FIRST_FINAL 3 /* responses: 1: a 100, 2: a 101-199, from here on final ones */
byte kept;        /* the response remembered */
byte first_final; /* of those on the wire */
bool told;        /* the client's user knows how it ended */
hidden byte two_finals, after_the_end, lost_final, told_twice, slots_left, owed;

inline put(code, over) {
  after_the_end = over;
  assert(!after_the_end);
  two_finals = code >= FIRST_FINAL && first_final != 0 && first_final != code;
  assert(!two_finals);
  lost_final = code != 0 && code < FIRST_FINAL && first_final != 0; /* a provisional after the final */
  assert(!lost_final);
  if
  :: code >= FIRST_FINAL -> first_final = code
  :: else -> skip
  fi
}
inline obey(did, code, over) {
  if
  :: did == DO_SEND -> kept = code; put(code, over)
  :: did == DO_SEND_ONLY -> put(code, over)
  :: did == DO_SEND_TRYING -> kept = 1; put(1, over)
  :: did == DO_RESEND -> put(kept, over)
  :: else -> skip
  fi
}
#define ist_gone (ist_before == IST_TERMINATED)
#define nist_gone (nist_before == NIST_TERMINATED)
#define nict_gone (nict_before == NICT_TERMINATED)
hidden byte ist_before, nist_before, nict_before;
inline step_ist() { ist_before = ist_state[0] }
inline step_nist() { nist_before = nist_state[0] }
inline step_nict() { nict_before = nict_state[0] }

proctype ist_world() {
end:
  do
  :: d_step { !silent -> step_ist(); ist_on_invite(0); obey(ist_did, 0, ist_gone) }
  :: d_step { !silent -> step_ist(); ist_on_ack(0); obey(ist_did, 0, ist_gone) }
  :: d_step { !silent -> step_ist(); ist_send_100(0); obey(ist_did, 1, ist_gone) }
  :: d_step { !silent -> step_ist(); ist_send_1xx(0); obey(ist_did, 2, ist_gone) }
  :: d_step { !silent -> step_ist(); ist_send_2xx(0); obey(ist_did, 3, ist_gone) }
  :: d_step { !silent -> step_ist(); ist_send_final(0); obey(ist_did, 4, ist_gone) }
  :: d_step { !silent -> step_ist(); ist_send_final(0); obey(ist_did, 5, ist_gone) }
  :: d_step { !silent -> step_ist(); ist_transport_error(0); obey(ist_did, 0, ist_gone) }
  :: d_step { ist_state[0] == IST_PROCEEDING -> step_ist(); ist_send_final(0); obey(ist_did, 4, ist_gone) }
  :: d_step { ist_t_trying[0] -> step_ist(); ist_timer_trying(0); obey(ist_did, 0, ist_gone) }
  :: d_step { ist_t_g[0] && !silent -> step_ist(); ist_timer_g(0); obey(ist_did, 0, ist_gone) }
  :: d_step { ist_t_h[0] -> step_ist(); ist_timer_h(0); obey(ist_did, 0, ist_gone) }
  :: d_step { ist_t_i[0] -> step_ist(); ist_timer_i(0); obey(ist_did, 0, ist_gone) }
  :: d_step { ist_t_l[0] -> step_ist(); ist_timer_l(0); obey(ist_did, 0, ist_gone) }
  od
}

proctype nist_world() {
end:
  do
  :: d_step { !silent -> step_nist(); nist_on_request(0); obey(nist_did, 0, nist_gone) }
  :: d_step { !silent -> step_nist(); nist_send_100(0); obey(nist_did, 1, nist_gone) }
  :: d_step { !silent -> step_nist(); nist_send_final(0); obey(nist_did, 3, nist_gone) }
  :: d_step { !silent -> step_nist(); nist_send_final(0); obey(nist_did, 4, nist_gone) }
  :: d_step { !silent -> step_nist(); nist_transport_error(0); obey(nist_did, 0, nist_gone) }
  :: d_step { nist_t_life[0] -> step_nist(); nist_timer_life(0); obey(nist_did, 0, nist_gone) }
  :: d_step { nist_t_trying[0] -> step_nist(); nist_timer_trying(0); obey(nist_did, 0, nist_gone) }
  :: d_step { nist_t_j[0] -> step_nist(); nist_timer_j(0); obey(nist_did, 0, nist_gone) }
  od
}

inline tell() {
  told_twice = told && (nict_did == DO_TELL_FINAL || nict_did == DO_TELL_TIMEOUT || nict_did == DO_TELL_TRANSPORT);
  assert(!told_twice);
  told = told || nict_did == DO_TELL_FINAL || nict_did == DO_TELL_TIMEOUT || nict_did == DO_TELL_TRANSPORT;
  obey(nict_did, 0, nict_gone)
}
proctype nict_world() {
end:
  do
  :: d_step { !silent -> step_nict(); nict_on_1xx(0); tell() }
  :: d_step { !silent -> step_nict(); nict_on_final(0); tell() }
  :: d_step { !silent -> step_nict(); nict_transport_error(0); tell() }
  :: d_step { nict_t_e[0] && !silent -> step_nict(); nict_timer_e(0); tell() }
  :: d_step { nict_t_f[0] -> step_nict(); nict_timer_f(0); tell() }
  :: d_step { nict_t_k[0] -> step_nict(); nict_timer_k(0); tell() }
  od
}

proctype repeat_world() {
end:
  do
  :: d_step { !silent -> repeat_start(0) }
  :: d_step { !silent -> repeat_on_ack(0) }
  :: d_step { !silent -> repeat_stop(0) }
  :: d_step { repeat_t_again[0] && !silent -> repeat_again(0) }
  :: d_step { repeat_t_give_up[0] -> repeat_give_up(0) }
  od
}

proctype watch() {
progress:
  silent = true;
end:
  timeout;
  d_step {
    slots_left = !ist_over(0) || !nist_over(0) || !nict_over(0) || !repeat_over(0);
    assert(!slots_left);
    owed = nict_state[0] != 0 && !told;
    assert(!owed)
  }
  if :: first_final == 3 -> printf("2xx\n") :: else fi;
  if :: first_final == 4 -> printf("one final\n") :: else fi;
  if :: first_final == 5 -> printf("another final\n") :: else fi;
  if :: told -> printf("told\n") :: else fi
}

init {
  atomic {
    if :: reliable = true :: reliable = false fi;
    if
    :: ist_open(0); run ist_world()
    :: nist_open(0); run nist_world()
    :: nict_open(0); run nict_world()
    :: repeat_open(0); run repeat_world()
    fi;
    run watch()
  }
}
