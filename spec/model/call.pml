/* SPDX-License-Identifier: Apache-2.0 */
/* The call: verbs, timers, what its transactions tell (RFC 3261 9.2, 13.3, 15).
   Made of spec/machines/call.table by spec/machines/generate; change the table. */
#define CALL_FREE DIALOG_FREE
#define CALL_INVITED DIALOG_INVITED
#define CALL_EARLY DIALOG_EARLY
#define CALL_MORATORIUM DIALOG_MORATORIUM
#define CALL_ESTABLISHED DIALOG_ESTABLISHED
#define CALL_MORTAL DIALOG_MORTAL
#define call_over(k) (call_state[k] == 0 || \
  call_state[k] == CALL_FREE)
#define call_state dialog_state
byte call_bye_wanted[call_N];
bool call_t_expires[call_N];
bool call_t_retry[call_N];

inline call_open(k) {
  call_t_expires[k] = true;
  call_state[k] = CALL_INVITED;
  call_do_tell_invite(k);
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_verb_trying(k) {
  if
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && call_is_open(k) -> call_do_respond_100(k);
    dialog_sent_100(k);
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && !call_is_open(k) -> call_do_deny(k);
  :: call_state[k] == CALL_MORATORIUM -> call_do_deny(k);
  :: call_state[k] == CALL_ESTABLISHED -> call_do_deny(k);
  :: call_state[k] == CALL_MORTAL -> call_do_deny(k);
  :: call_state[k] == CALL_FREE -> call_do_deny(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_verb_progress(k) {
  if
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && call_is_open(k) -> call_do_respond_1xx(k);
    dialog_sent_1xx(k);
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && !call_is_open(k) -> call_do_deny(k);
  :: call_state[k] == CALL_MORATORIUM -> call_do_deny(k);
  :: call_state[k] == CALL_ESTABLISHED -> call_do_deny(k);
  :: call_state[k] == CALL_MORTAL -> call_do_deny(k);
  :: call_state[k] == CALL_FREE -> call_do_deny(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_verb_accept(k) {
  if
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && call_is_open(k) -> call_do_respond_2xx(k);
    dialog_sent_2xx(k);
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && !call_is_open(k) -> call_do_deny(k);
  :: call_state[k] == CALL_MORATORIUM -> call_do_deny(k);
  :: call_state[k] == CALL_ESTABLISHED -> call_do_deny(k);
  :: call_state[k] == CALL_MORTAL -> call_do_deny(k);
  :: call_state[k] == CALL_FREE -> call_do_deny(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_verb_redirect(k) {
  if
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && call_is_open(k) -> call_do_respond_final(k);
    call_do_tell_ended(k); dialog_sent_final(k);
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && !call_is_open(k) -> call_do_deny(k);
  :: call_state[k] == CALL_MORATORIUM -> call_do_deny(k);
  :: call_state[k] == CALL_ESTABLISHED -> call_do_deny(k);
  :: call_state[k] == CALL_MORTAL -> call_do_deny(k);
  :: call_state[k] == CALL_FREE -> call_do_deny(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_verb_reject(k) {
  if
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && call_is_open(k) -> call_do_respond_final(k);
    call_do_tell_ended(k); dialog_sent_final(k);
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && !call_is_open(k) -> call_do_deny(k);
  :: call_state[k] == CALL_MORATORIUM -> call_do_deny(k);
  :: call_state[k] == CALL_ESTABLISHED -> call_do_deny(k);
  :: call_state[k] == CALL_MORTAL -> call_do_deny(k);
  :: call_state[k] == CALL_FREE -> call_do_deny(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_verb_bye(k) {
  if
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) -> call_do_deny(k);
  :: call_state[k] == CALL_MORATORIUM -> call_bye_wanted[k] = 1;
  :: call_state[k] == CALL_ESTABLISHED && call_is_room(k) -> call_do_send_bye(k); dialog_sent_bye(k);
  :: call_state[k] == CALL_ESTABLISHED && !call_is_room(k) -> call_do_deny(k);
  :: call_state[k] == CALL_MORTAL -> call_do_deny(k);
  :: call_state[k] == CALL_FREE -> call_do_deny(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_verb_dispose(k) {
  if
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && call_is_open(k) -> call_do_respond_480(k);
    call_do_tell_ended(k); dialog_sent_final(k);
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && !call_is_open(k) -> call_do_tell_ended(k);
    dialog_ended(k);
  :: call_state[k] == CALL_MORATORIUM -> call_bye_wanted[k] = 1;
  :: call_state[k] == CALL_ESTABLISHED && call_is_room(k) -> call_do_send_bye(k); dialog_sent_bye(k);
  :: call_state[k] == CALL_ESTABLISHED && !call_is_room(k) -> call_bye_wanted[k] = 1; call_t_retry[k] = true;
  :: call_state[k] == CALL_FREE -> call_do_deny(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_cancelled(k) {
  if
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && call_is_open(k) -> call_do_tell_cancelled(k);
    call_do_respond_487(k); call_do_tell_ended(k); dialog_sent_final(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_got_bye(k) {
  if
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && call_is_open(k) -> call_do_answer_200(k);
    call_do_tell_bye(k); call_do_respond_487(k); call_do_tell_ended(k); dialog_sent_final(k);
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && !call_is_open(k) -> call_do_answer_200(k);
    call_do_tell_bye(k); call_do_tell_ended(k); dialog_ended(k);
  :: call_state[k] == CALL_MORATORIUM -> call_do_answer_200(k); call_do_tell_bye(k); dialog_got_bye(k);
  :: call_state[k] == CALL_ESTABLISHED -> call_do_answer_200(k); call_do_tell_bye(k); call_do_tell_ended(k);
    dialog_got_bye(k);
  :: call_state[k] == CALL_MORTAL -> call_do_answer_200(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_acked(k) {
  if
  :: call_state[k] == CALL_MORATORIUM && call_bye_wanted[k] == 0 && call_is_session(k) -> call_do_tell_ack(k);
    dialog_got_ack(k);
  :: call_state[k] == CALL_MORATORIUM && call_bye_wanted[k] == 1 && call_is_room(k) -> call_do_tell_ack(k);
    call_do_send_bye(k); dialog_sent_bye(k);
  :: call_state[k] == CALL_MORATORIUM && call_bye_wanted[k] == 1 && !call_is_room(k) -> call_t_retry[k] = true;
    call_do_tell_ack(k); dialog_got_ack(k);
  :: call_state[k] == CALL_MORATORIUM && call_bye_wanted[k] == 0 && !call_is_session(k) && call_is_room(k) ->
    call_do_tell_ack(k); call_do_send_bye(k); dialog_sent_bye(k);
  :: call_state[k] == CALL_MORATORIUM && call_bye_wanted[k] == 0 && !call_is_session(k) && !call_is_room(k) ->
    call_bye_wanted[k] = 1; call_t_retry[k] = true; call_do_tell_ack(k); dialog_got_ack(k);
  :: call_state[k] == CALL_MORTAL && !call_is_own_bye(k) -> call_do_tell_ended(k); dialog_ended(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_again(k) {
  if
  :: call_state[k] == CALL_MORATORIUM -> call_do_repeat_2xx(k);
  :: call_state[k] == CALL_MORTAL -> call_do_repeat_2xx(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_ack_timeout(k) {
  if
  :: call_state[k] == CALL_MORATORIUM && call_is_room(k) -> call_do_tell_ack_timeout(k); call_do_send_bye(k);
    dialog_sent_bye(k);
  :: call_state[k] == CALL_MORATORIUM && !call_is_room(k) -> call_bye_wanted[k] = 1; call_t_retry[k] = true;
    call_do_tell_ack_timeout(k); dialog_no_ack(k);
  :: call_state[k] == CALL_MORTAL && !call_is_own_bye(k) -> call_do_tell_ended(k); dialog_ended(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_bye_done(k) {
  if
  :: call_state[k] == CALL_MORTAL -> call_do_tell_bye_done(k); call_do_tell_ended(k); dialog_ended(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_expires(k) {
  if
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && call_is_open(k) -> call_do_tell_expired(k);
    call_do_respond_487(k); call_do_tell_ended(k); dialog_sent_final(k);
  :: (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY) && !call_is_open(k) -> call_do_tell_expired(k);
    call_do_tell_ended(k); dialog_ended(k);
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}

inline call_retry(k) {
  if
  :: call_state[k] == CALL_ESTABLISHED && call_is_room(k) -> call_do_send_bye(k); dialog_sent_bye(k);
  :: call_state[k] == CALL_ESTABLISHED && !call_is_room(k) -> call_t_retry[k] = true;
  :: else -> skip
  fi;
  call_t_expires[k] = call_t_expires[k] && (call_state[k] == CALL_INVITED || call_state[k] == CALL_EARLY);
  call_t_retry[k] = call_t_retry[k] && call_state[k] == CALL_ESTABLISHED && call_bye_wanted[k] == 1;
  skip
}
