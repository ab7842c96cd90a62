/* SPDX-License-Identifier: Apache-2.0 */
/* A call as a whole: caller, network, application, time, and the machines made of the tables in spec/machines. What is
   written here by hand is what stands between them: which transaction a message belongs to (RFC 3261 17.2.3, 12.2.2),
   and what is claimed. README.md says what is left out.

   A message that was sent stays on its way until the network loses it; until then it may be delivered any number of
   times, and messages overtake one another: so loss, copies by the network and by the sender, and order are all open,
   without a bound. A timer that runs may fire at any time; where the order of two timers matters it is said at `time`.

   At any moment the world may fall silent for good: no delivery, no repetition, no verb but dispose. Each message is
   sent a finite number of times and each repetition has its end, so every run of the real world comes to that moment;
   from there on it has to end, with every slot free. That is what fairness is for the slots. */
#define ist_N 1
#define nist_N 2
#define nict_N 1
#define repeat_N 1
#define refresh_N 1
#define dialog_N 1
#define call_N 1
#define OF_CANCEL 0 /* the transaction that answers it */
#define OF_BYE 1

/* --- chosen once --- */
bool reliable;   /* the transport of the last hop; what is before it may lose messages all the same */
bool no_session; /* the INVITE had no offer, and the ACK has no answer */

/* --- what others do --- */
bool crowded;    /* no transaction is free; the crowd falls silent too, and its transactions end */

/* --- what is on its way --- */
bool up_invite, up_ack, up_ack_final, up_cancel, up_bye, up_bye_answer;
bool down_provisional, down_early, down_2xx, down_final, down_bye;
bool silent;

/* --- what is claimed --- */
#define NO_FINAL 0
#define F_2XX 2
#define F_OWN 3
#define F_480 4
#define F_487 5
#define S_100 6
#define S_1XX 7
byte kept;       /* the response that the INVITE's transaction remembers */
byte first_final;
bool accepted, acked, said_bye, heard_bye, told_invite, told_ended;
hidden byte two_finals, after_the_end, ended_without_bye, ended_twice, refused, unanswered, slots_left, owed;

#define ist_is_reliable(k) reliable
#define nist_is_reliable(k) reliable
#define nict_is_reliable(k) reliable
#include "actions.pml"
#include "ist.pml"
#include "nist.pml"
#include "nict.pml"
#include "repeat.pml"

/* --- responses to the INVITE --- */

#define SEND(message) message = !silent /* in silence it is lost at once */

inline put(code) { /* on the wire */
  after_the_end = ist_state[0] == IST_TERMINATED;
  assert(!after_the_end);
  if
  :: code == S_100 -> SEND(down_provisional)
  :: code == S_1XX -> SEND(down_provisional); SEND(down_early)
  :: else ->
    two_finals = first_final != NO_FINAL && first_final != code;
    assert(!two_finals);
    first_final = code;
    if
    :: code == F_2XX -> SEND(down_2xx)
    :: else -> SEND(down_final)
    fi
  fi
}
inline do_ist(code) { /* what the INVITE's transaction asks for */
  refused = ist_did == DO_REFUSE;
  assert(!refused);
  if
  :: ist_did == DO_SEND -> kept = code; put(code)
  :: ist_did == DO_SEND_ONLY -> put(code)
  :: ist_did == DO_SEND_TRYING -> kept = S_100; put(S_100)
  :: ist_did == DO_RESEND -> put(kept)
  :: else -> skip
  fi
}

/* --- the provisional refresh, the dialog --- */

inline refresh_do_repeat_1xx(k) { ist_send_1xx(0); do_ist(kept) }
#include "refresh.pml"

inline answer_kept(n) { /* a response in a transaction of its own, if there is room for one */
  if
  :: !crowded -> nist_open(n); nist_send_final(n)
  :: else -> skip
  fi
}
#define dialog_is_open(k) (ist_state[0] == IST_PROCEEDING)
inline dialog_do_answer_200(k) { answer_kept(OF_BYE) }
inline dialog_do_answer_405(k) { answer_kept(OF_BYE) }
inline dialog_do_answer_481(k) { answer_kept(OF_BYE) }
inline dialog_do_answer_488(k) { answer_kept(OF_BYE) }
inline dialog_do_answer_491(k) { answer_kept(OF_BYE) }
inline dialog_do_answer_500(k) { answer_kept(OF_BYE) }
#include "dialog.pml"

/* --- the call --- */

#define call_is_open(k) (ist_state[0] == IST_PROCEEDING)
#define call_is_room(k) (!crowded)
#define call_is_session(k) (!no_session)
#define call_is_own_bye(k) (nict_state[0] != 0)
inline call_do_answer_200(k) { answer_kept(OF_BYE) }
inline call_do_deny(k) { skip }
inline call_do_tell_invite(k) { told_invite = true }
inline call_do_tell_cancelled(k) { skip }
inline call_do_tell_expired(k) { skip }
inline call_do_tell_ack(k) { acked = true }
inline call_do_tell_ack_timeout(k) { skip }
inline call_do_tell_bye(k) { heard_bye = true }
inline call_do_tell_bye_done(k) { skip }
inline call_do_tell_ended(k) {
  ended_twice = told_ended;
  assert(!ended_twice);
  unanswered = ist_state[0] == IST_PROCEEDING;
  assert(!unanswered);
  ended_without_bye = accepted && !said_bye && !heard_bye;
  assert(!ended_without_bye);
  told_ended = true;
  repeat_stop(0)
}
inline call_do_respond_100(k) { ist_send_100(0); do_ist(S_100) }
inline call_do_respond_1xx(k) { ist_send_1xx(0); do_ist(S_1XX); refresh_progress(0) }
inline call_do_respond_2xx(k) { accepted = true; ist_send_2xx(0); do_ist(F_2XX); repeat_start(0); refresh_final(0) }
inline call_do_respond_final(k) { ist_send_final(0); do_ist(F_OWN); refresh_final(0) }
inline call_do_respond_480(k) { ist_send_final(0); do_ist(F_480); refresh_final(0) }
inline call_do_respond_487(k) { ist_send_final(0); do_ist(F_487); refresh_final(0) }
inline call_do_repeat_2xx(k) { ist_send_2xx(0); do_ist(kept) }
inline call_do_send_bye(k) { said_bye = true; nict_open(0); SEND(down_bye) }
#include "call.pml"

/* --- a message arrives (RFC 3261 17.2.3, 12.2.2) --- */

inline on_invite() { /* a copy that comes when its transaction is over is older than any message lives: dropped */
  if
  :: ist_state[0] == 0 ->
    call_open(0); ist_open(0); repeat_open(0); refresh_open(0)
  :: !ist_over(0) -> ist_on_invite(0); do_ist(0)
  :: else -> skip
  fi
}
inline ack_to_dialog() {
  if
  :: !call_over(0) ->
    repeat_on_ack(0);
    if
    :: repeat_did == DO_TELL_ACKED -> call_acked(0)
    :: else -> skip
    fi
  :: else -> skip
  fi
}
inline on_ack_final() {
  if
  :: !ist_over(0) ->
    ist_on_ack(0);
    if
    :: ist_did == DO_PASS_ACK -> ack_to_dialog()
    :: else -> skip
    fi
  :: else -> skip
  fi
}
inline on_cancel() { /* 481 when the INVITE's transaction is over: nothing is kept of that */
  if
  :: !nist_over(OF_CANCEL) -> nist_on_request(OF_CANCEL)
  :: nist_over(OF_CANCEL) && !ist_over(0) ->
    answer_kept(OF_CANCEL);
    if
    :: !call_over(0) -> call_cancelled(0)
    :: else -> skip
    fi
  :: else -> skip
  fi
}
inline on_bye() {
  if
  :: !nist_over(OF_BYE) -> nist_on_request(OF_BYE)
  :: nist_over(OF_BYE) && !call_over(0) && !heard_bye -> call_got_bye(0)
  :: nist_over(OF_BYE) && !call_over(0) && heard_bye -> dialog_got_old(0)
  :: else -> answer_kept(OF_BYE)
  fi
}
inline on_bye_answer() {
  if
  :: !nict_over(0) ->
    nict_on_final(0);
    if
    :: nict_did == DO_TELL_FINAL && !call_over(0) -> call_bye_done(0)
    :: else -> skip
    fi
  :: else -> skip
  fi
}

proctype network() {
end:
  do
  :: d_step { up_invite -> on_invite() }
  :: d_step { up_ack -> ack_to_dialog() }
  :: d_step { up_ack_final -> on_ack_final() }
  :: d_step { up_cancel -> on_cancel() }
  :: d_step { up_bye -> on_bye() }
  :: d_step { up_bye_answer -> on_bye_answer() }
  :: d_step { !silent -> crowded = !crowded }
  :: d_step { up_invite -> up_invite = false } /* lost */
  :: d_step { up_ack -> up_ack = false }
  :: d_step { up_ack_final -> up_ack_final = false }
  :: d_step { up_cancel -> up_cancel = false }
  :: d_step { up_bye -> up_bye = false }
  :: d_step { up_bye_answer -> up_bye_answer = false }
  :: d_step { down_provisional -> down_provisional = false }
  :: d_step { down_early -> down_early = false }
  :: d_step { down_2xx -> down_2xx = false }
  :: d_step { down_final -> down_final = false }
  :: d_step { down_bye -> down_bye = false }
  od
}

/* --- the caller (RFC 3261 17.1.1, 13.2.2, 9.1, 15.1.1) --- */

#define CALLING 0
#define PROCEEDING 1
#define GOT_2XX 2
#define GOT_FINAL 3
byte caller_state;
bool has_early;   /* an early dialog */
hidden byte both_seen;

inline caller_got_2xx() {
  both_seen = caller_state == GOT_FINAL;
  assert(!both_seen);
  caller_state = GOT_2XX;
  up_ack = true
}
inline caller_got_final() {
  both_seen = caller_state == GOT_2XX;
  assert(!both_seen);
  caller_state = GOT_FINAL;
  up_ack_final = true
}

proctype caller() {
end:
  do
  :: d_step { !silent && caller_state == CALLING && !up_invite -> up_invite = true }
  :: d_step { !silent && caller_state == PROCEEDING && !up_cancel -> up_cancel = true }
  :: d_step { !silent && !up_bye && (caller_state == GOT_2XX || caller_state == PROCEEDING && has_early) ->
      up_bye = true }
  :: d_step { down_provisional && caller_state == CALLING -> caller_state = PROCEEDING }
  :: d_step { down_early && caller_state <= PROCEEDING && !has_early -> caller_state = PROCEEDING; has_early = true }
  :: d_step { down_2xx && !(caller_state == GOT_2XX && up_ack) -> caller_got_2xx() }
  :: d_step { down_final && !(caller_state == GOT_FINAL && up_ack_final) -> caller_got_final() }
  :: d_step { down_bye && !up_bye_answer -> up_bye_answer = true }
  od
}

/* --- the application: any verb at any time; in the end it disposes of its call --- */

#define waits (call_state[0] == CALL_INVITED || call_state[0] == CALL_EARLY)

proctype application() {
end:
  do
  :: d_step { told_invite && !told_ended && !silent -> call_verb_trying(0) }
  :: d_step { told_invite && !told_ended && !silent -> call_verb_progress(0) }
  :: d_step { told_invite && !told_ended && !silent -> call_verb_accept(0) }
  :: d_step { told_invite && !told_ended && !silent -> call_verb_redirect(0) }
  :: d_step { told_invite && !told_ended && !silent -> call_verb_reject(0) }
  :: d_step { told_invite && !told_ended && !silent -> call_verb_bye(0) }
  :: d_step { told_invite && !told_ended && !silent -> call_verb_dispose(0) }
  :: d_step { waits || !call_bye_wanted[0] &&
      (call_state[0] == CALL_ESTABLISHED || call_state[0] == CALL_MORATORIUM) -> call_verb_dispose(0) }
  od
}

/* --- time: a timer that runs may fire --- */

inline bye_over() { /* what the transaction of our BYE tells */
  if
  :: (nict_did == DO_TELL_TIMEOUT || nict_did == DO_TELL_TRANSPORT) && !call_over(0) -> call_bye_done(0)
  :: nict_did == DO_RESEND -> SEND(down_bye)
  :: else -> skip
  fi
}

proctype time() {
end:
  do
  :: d_step { ist_t_trying[0] -> ist_timer_trying(0); do_ist(0) }
  :: d_step { ist_t_g[0] && !silent -> ist_timer_g(0); do_ist(0) }
  :: d_step { ist_t_h[0] -> ist_timer_h(0); do_ist(0) }
  :: d_step { ist_t_i[0] -> ist_timer_i(0); do_ist(0) }
     /* L and the end of the repetition start together and last as long; a call's timers come first */
  :: d_step { ist_t_l[0] && !repeat_t_give_up[0] -> ist_timer_l(0); do_ist(0) }
  :: d_step { nist_t_life[OF_CANCEL] -> nist_timer_life(OF_CANCEL) }
  :: d_step { nist_t_j[OF_CANCEL] -> nist_timer_j(OF_CANCEL) }
  :: d_step { nist_t_life[OF_BYE] -> nist_timer_life(OF_BYE) }
  :: d_step { nist_t_j[OF_BYE] -> nist_timer_j(OF_BYE) }
  :: d_step { nict_t_e[0] && !silent -> nict_timer_e(0); bye_over() }
  :: d_step { nict_t_f[0] -> nict_timer_f(0); bye_over() }
  :: d_step { nict_t_k[0] -> nict_timer_k(0) }
  :: d_step { !nict_over(0) && !silent -> nict_transport_error(0); bye_over() }
  :: d_step { repeat_t_again[0] && !silent -> repeat_again(0); call_again(0) }
  :: d_step { repeat_t_give_up[0] -> repeat_give_up(0); call_ack_timeout(0) }
  :: d_step { call_t_expires[0] -> call_expires(0) }
  :: d_step { call_t_retry[0] -> call_retry(0) }
  :: d_step { refresh_t_refresh[0] && !silent -> refresh_due(0) }
  od
}

/* --- where all runs end --- */

proctype watch() {
progress:
  d_step {
    silent = true;
    crowded = false;
    up_invite = false; up_ack = false; up_ack_final = false; up_cancel = false; up_bye = false; up_bye_answer = false;
    down_provisional = false; down_early = false; down_2xx = false; down_final = false; down_bye = false
  }
end:
  timeout;
  d_step {
    slots_left = !call_over(0) || !ist_over(0) || !nist_over(OF_CANCEL) || !nist_over(OF_BYE) || !nict_over(0) ||
      !repeat_over(0);
    assert(!slots_left); /* every slot is free */
    owed = told_invite != told_ended;
    assert(!owed) /* the application waits for nothing */
  }
  /* each of these ends is reached: a model that can do nothing would keep every promise */
  if :: !told_invite -> printf("no call\n") :: else fi;
  if :: first_final == F_OWN -> printf("302 or 486 sent\n") :: else fi;
  if :: first_final == F_480 -> printf("480 sent\n") :: else fi;
  if :: first_final == F_487 -> printf("487 sent\n") :: else fi;
  if :: accepted && acked && said_bye -> printf("BYE sent\n") :: else fi;
  if :: accepted && acked && heard_bye -> printf("BYE received\n") :: else fi;
  if :: accepted && !acked && said_bye -> printf("no ACK, BYE sent\n") :: else fi;
  if :: accepted && !acked && heard_bye -> printf("no ACK, BYE received\n") :: else fi
}

init {
  atomic {
    if :: reliable = true :: reliable = false fi;
    if :: no_session = true :: no_session = false fi;
    run network(); run caller(); run application(); run time(); run watch()
  }
}
