/* SPDX-License-Identifier: Apache-2.0 */
/* Retransmission of a 2xx until its ACK (RFC 3261 13.3.1.4).
   Made of spec/machines/repeat.table by spec/machines/generate; change the table. */
#define REPEAT_IDLE 1
#define REPEAT_WAIT 2
#define REPEAT_ACKED 3
#define REPEAT_TIMED_OUT 4
#define repeat_over(k) (repeat_state[k] == 0 || \
  repeat_state[k] == REPEAT_IDLE || \
  repeat_state[k] == REPEAT_ACKED || \
  repeat_state[k] == REPEAT_TIMED_OUT)
byte repeat_state[repeat_N]; /* 0: not opened yet */
hidden byte repeat_did;
bool repeat_t_give_up[repeat_N];
bool repeat_t_again[repeat_N];

inline repeat_open(k) {
  repeat_state[k] = REPEAT_IDLE;
  repeat_t_give_up[k] = repeat_t_give_up[k] && repeat_state[k] == REPEAT_WAIT;
  repeat_t_again[k] = repeat_t_again[k] && repeat_state[k] == REPEAT_WAIT;
  skip
}

inline repeat_start(k) {
  if
  :: repeat_state[k] == REPEAT_IDLE -> repeat_t_again[k] = true; repeat_t_give_up[k] = true;
    repeat_state[k] = REPEAT_WAIT; repeat_did = DO_NOTHING;
  :: else -> repeat_did = DO_NOTHING
  fi;
  repeat_t_give_up[k] = repeat_t_give_up[k] && repeat_state[k] == REPEAT_WAIT;
  repeat_t_again[k] = repeat_t_again[k] && repeat_state[k] == REPEAT_WAIT;
  skip
}

inline repeat_again(k) {
  if
  :: repeat_state[k] == REPEAT_WAIT -> repeat_t_again[k] = true; repeat_did = DO_RESEND;
  :: else -> repeat_did = DO_NOTHING
  fi;
  repeat_t_give_up[k] = repeat_t_give_up[k] && repeat_state[k] == REPEAT_WAIT;
  repeat_t_again[k] = repeat_t_again[k] && repeat_state[k] == REPEAT_WAIT;
  skip
}

inline repeat_on_ack(k) {
  if
  :: repeat_state[k] == REPEAT_WAIT -> repeat_state[k] = REPEAT_ACKED; repeat_did = DO_TELL_ACKED;
  :: else -> repeat_did = DO_NOTHING
  fi;
  repeat_t_give_up[k] = repeat_t_give_up[k] && repeat_state[k] == REPEAT_WAIT;
  repeat_t_again[k] = repeat_t_again[k] && repeat_state[k] == REPEAT_WAIT;
  skip
}

inline repeat_give_up(k) {
  if
  :: repeat_state[k] == REPEAT_WAIT -> repeat_state[k] = REPEAT_TIMED_OUT; repeat_did = DO_TELL_TIMEOUT;
  :: else -> repeat_did = DO_NOTHING
  fi;
  repeat_t_give_up[k] = repeat_t_give_up[k] && repeat_state[k] == REPEAT_WAIT;
  repeat_t_again[k] = repeat_t_again[k] && repeat_state[k] == REPEAT_WAIT;
  skip
}

inline repeat_stop(k) {
  if
  :: (repeat_state[k] == REPEAT_IDLE || repeat_state[k] == REPEAT_WAIT || repeat_state[k] == REPEAT_ACKED ||
    repeat_state[k] == REPEAT_TIMED_OUT) -> repeat_state[k] = REPEAT_IDLE; repeat_did = DO_NOTHING;
  :: else -> repeat_did = DO_NOTHING
  fi;
  repeat_t_give_up[k] = repeat_t_give_up[k] && repeat_state[k] == REPEAT_WAIT;
  repeat_t_again[k] = repeat_t_again[k] && repeat_state[k] == REPEAT_WAIT;
  skip
}
