/* SPDX-License-Identifier: Apache-2.0 */
/* Dialog of an INVITE, callee's side (RFC 3261 12, 14.2, 15; RFC 5407 2).
   Made of spec/machines/dialog.table by spec/machines/generate; change the table. */
#define DIALOG_FREE 1
#define DIALOG_INVITED 2
#define DIALOG_EARLY 3
#define DIALOG_MORATORIUM 4
#define DIALOG_ESTABLISHED 5
#define DIALOG_MORTAL 6
#define dialog_over(k) (dialog_state[k] == 0 || \
  dialog_state[k] == DIALOG_FREE)
byte dialog_state[dialog_N]; /* 0: not opened yet */

inline dialog_open(k) {
  dialog_state[k] = DIALOG_INVITED;
  skip
}

inline dialog_sent_100(k) {
  if
  :: else -> skip
  fi;
  skip
}

inline dialog_sent_1xx(k) {
  if
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY) -> dialog_state[k] = DIALOG_EARLY;
  :: else -> skip
  fi;
  skip
}

inline dialog_sent_2xx(k) {
  if
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY) -> dialog_state[k] = DIALOG_MORATORIUM;
  :: else -> skip
  fi;
  skip
}

inline dialog_sent_final(k) {
  if
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY) -> dialog_state[k] = DIALOG_FREE;
  :: else -> skip
  fi;
  skip
}

inline dialog_got_ack(k) {
  if
  :: dialog_state[k] == DIALOG_MORATORIUM -> dialog_state[k] = DIALOG_ESTABLISHED;
  :: else -> skip
  fi;
  skip
}

inline dialog_no_ack(k) {
  if
  :: dialog_state[k] == DIALOG_MORATORIUM -> dialog_state[k] = DIALOG_ESTABLISHED;
  :: else -> skip
  fi;
  skip
}

inline dialog_sent_bye(k) {
  if
  :: dialog_state[k] == DIALOG_MORATORIUM -> dialog_state[k] = DIALOG_MORTAL;
  :: dialog_state[k] == DIALOG_ESTABLISHED -> dialog_state[k] = DIALOG_MORTAL;
  :: else -> skip
  fi;
  skip
}

inline dialog_got_bye(k) {
  if
  :: dialog_state[k] == DIALOG_MORATORIUM -> dialog_state[k] = DIALOG_MORTAL;
  :: dialog_state[k] == DIALOG_ESTABLISHED -> dialog_state[k] = DIALOG_FREE;
  :: dialog_state[k] == DIALOG_FREE -> dialog_do_answer_481(k);
  :: else -> skip
  fi;
  skip
}

inline dialog_ended(k) {
  if
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY) -> dialog_state[k] = DIALOG_FREE;
  :: dialog_state[k] == DIALOG_MORATORIUM -> dialog_state[k] = DIALOG_FREE;
  :: dialog_state[k] == DIALOG_ESTABLISHED -> dialog_state[k] = DIALOG_FREE;
  :: dialog_state[k] == DIALOG_MORTAL -> dialog_state[k] = DIALOG_FREE;
  :: else -> skip
  fi;
  skip
}

inline dialog_got_old(k) {
  if
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY || dialog_state[k] == DIALOG_MORATORIUM ||
    dialog_state[k] == DIALOG_ESTABLISHED || dialog_state[k] == DIALOG_MORTAL) -> dialog_do_answer_500(k);
  :: dialog_state[k] == DIALOG_FREE -> dialog_do_answer_481(k);
  :: else -> skip
  fi;
  skip
}

inline dialog_got_invite(k) {
  if
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY || dialog_state[k] == DIALOG_MORATORIUM ||
    dialog_state[k] == DIALOG_ESTABLISHED) && dialog_is_open(k) -> dialog_do_answer_500(k);
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY || dialog_state[k] == DIALOG_MORATORIUM ||
    dialog_state[k] == DIALOG_ESTABLISHED) && !dialog_is_open(k) -> dialog_do_answer_488(k);
  :: dialog_state[k] == DIALOG_MORTAL -> dialog_do_answer_481(k);
  :: dialog_state[k] == DIALOG_FREE -> dialog_do_answer_481(k);
  :: else -> skip
  fi;
  skip
}

inline dialog_got_options(k) {
  if
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY || dialog_state[k] == DIALOG_MORATORIUM ||
    dialog_state[k] == DIALOG_ESTABLISHED) -> dialog_do_answer_200(k);
  :: dialog_state[k] == DIALOG_MORTAL -> dialog_do_answer_481(k);
  :: dialog_state[k] == DIALOG_FREE -> dialog_do_answer_481(k);
  :: else -> skip
  fi;
  skip
}

inline dialog_got_other(k) {
  if
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY || dialog_state[k] == DIALOG_MORATORIUM ||
    dialog_state[k] == DIALOG_ESTABLISHED) -> dialog_do_answer_405(k);
  :: dialog_state[k] == DIALOG_MORTAL -> dialog_do_answer_481(k);
  :: dialog_state[k] == DIALOG_FREE -> dialog_do_answer_481(k);
  :: else -> skip
  fi;
  skip
}

inline dialog_got_request(k) {
  if
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY || dialog_state[k] == DIALOG_MORATORIUM ||
    dialog_state[k] == DIALOG_ESTABLISHED) -> dialog_do_tell_request(k);
  :: dialog_state[k] == DIALOG_MORTAL -> dialog_do_answer_481(k);
  :: dialog_state[k] == DIALOG_FREE -> dialog_do_answer_481(k);
  :: else -> skip
  fi;
  skip
}

inline dialog_got_unplaced(k) {
  if
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY || dialog_state[k] == DIALOG_MORATORIUM ||
    dialog_state[k] == DIALOG_ESTABLISHED) -> dialog_do_answer_503(k);
  :: dialog_state[k] == DIALOG_MORTAL -> dialog_do_answer_481(k);
  :: dialog_state[k] == DIALOG_FREE -> dialog_do_answer_481(k);
  :: else -> skip
  fi;
  skip
}

inline dialog_got_glare(k) {
  if
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY || dialog_state[k] == DIALOG_MORATORIUM ||
    dialog_state[k] == DIALOG_ESTABLISHED) && dialog_is_open(k) -> dialog_do_answer_500(k);
  :: dialog_state[k] == DIALOG_MORATORIUM && !dialog_is_open(k) -> dialog_do_answer_491(k);
  :: (dialog_state[k] == DIALOG_INVITED || dialog_state[k] == DIALOG_EARLY ||
    dialog_state[k] == DIALOG_ESTABLISHED) && !dialog_is_open(k) -> dialog_do_answer_488(k);
  :: dialog_state[k] == DIALOG_MORTAL -> dialog_do_answer_481(k);
  :: dialog_state[k] == DIALOG_FREE -> dialog_do_answer_481(k);
  :: else -> skip
  fi;
  skip
}
