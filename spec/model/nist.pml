/* SPDX-License-Identifier: Apache-2.0 */
/* Non-INVITE server transaction (RFC 3261 17.2.2 as amended by RFC 4320 4).
   Made of spec/machines/nist.table by spec/machines/generate; change the table. */
#define NIST_TRYING 1
#define NIST_PROCEEDING 2
#define NIST_COMPLETED 3
#define NIST_TERMINATED 4
#define nist_over(k) (nist_state[k] == 0 || \
  nist_state[k] == NIST_TERMINATED)
byte nist_state[nist_N]; /* 0: not opened yet */
hidden byte nist_did;
bool nist_t_life[nist_N];
bool nist_t_trying[nist_N];
bool nist_t_j[nist_N];

inline nist_open(k) {
  nist_t_trying[k] = true; nist_t_life[k] = true;
  nist_state[k] = NIST_TRYING;
  nist_t_life[k] = nist_t_life[k] && (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING);
  nist_t_trying[k] = nist_t_trying[k] && nist_state[k] == NIST_TRYING;
  nist_t_j[k] = nist_t_j[k] && nist_state[k] == NIST_COMPLETED;
  skip
}

inline nist_on_request(k) {
  if
  :: nist_state[k] == NIST_PROCEEDING -> nist_did = DO_RESEND;
  :: nist_state[k] == NIST_COMPLETED -> nist_did = DO_RESEND;
  :: else -> nist_did = DO_NOTHING
  fi;
  nist_t_life[k] = nist_t_life[k] && (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING);
  nist_t_trying[k] = nist_t_trying[k] && nist_state[k] == NIST_TRYING;
  nist_t_j[k] = nist_t_j[k] && nist_state[k] == NIST_COMPLETED;
  skip
}

inline nist_send_100(k) {
  if
  :: nist_state[k] == NIST_TRYING && !nist_is_reliable(k) && nist_t_trying[k] -> nist_did = DO_REFUSE;
  :: nist_state[k] == NIST_TRYING && !nist_is_reliable(k) && !nist_t_trying[k] -> nist_state[k] = NIST_PROCEEDING;
    nist_did = DO_SEND;
  :: nist_state[k] == NIST_TRYING && nist_is_reliable(k) -> nist_state[k] = NIST_PROCEEDING; nist_did = DO_SEND;
  :: nist_state[k] == NIST_PROCEEDING -> nist_did = DO_SEND;
  :: nist_state[k] == NIST_TERMINATED -> nist_did = DO_REFUSE;
  :: else -> nist_did = DO_NOTHING
  fi;
  nist_t_life[k] = nist_t_life[k] && (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING);
  nist_t_trying[k] = nist_t_trying[k] && nist_state[k] == NIST_TRYING;
  nist_t_j[k] = nist_t_j[k] && nist_state[k] == NIST_COMPLETED;
  skip
}

inline nist_send_final(k) {
  if
  :: (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING) && !nist_is_reliable(k) -> nist_t_j[k] = true;
    nist_state[k] = NIST_COMPLETED; nist_did = DO_SEND;
  :: (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING) && nist_is_reliable(k) ->
    nist_state[k] = NIST_TERMINATED; nist_did = DO_SEND;
  :: nist_state[k] == NIST_TERMINATED -> nist_did = DO_REFUSE;
  :: else -> nist_did = DO_NOTHING
  fi;
  nist_t_life[k] = nist_t_life[k] && (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING);
  nist_t_trying[k] = nist_t_trying[k] && nist_state[k] == NIST_TRYING;
  nist_t_j[k] = nist_t_j[k] && nist_state[k] == NIST_COMPLETED;
  skip
}

inline nist_timer_trying(k) {
  if
  :: nist_state[k] == NIST_TRYING -> nist_state[k] = NIST_PROCEEDING; nist_did = DO_SEND_TRYING;
  :: else -> nist_did = DO_NOTHING
  fi;
  nist_t_life[k] = nist_t_life[k] && (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING);
  nist_t_trying[k] = nist_t_trying[k] && nist_state[k] == NIST_TRYING;
  nist_t_j[k] = nist_t_j[k] && nist_state[k] == NIST_COMPLETED;
  skip
}

inline nist_timer_life(k) {
  if
  :: (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING) -> nist_state[k] = NIST_TERMINATED;
    nist_did = DO_TELL_TIMEOUT;
  :: else -> nist_did = DO_NOTHING
  fi;
  nist_t_life[k] = nist_t_life[k] && (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING);
  nist_t_trying[k] = nist_t_trying[k] && nist_state[k] == NIST_TRYING;
  nist_t_j[k] = nist_t_j[k] && nist_state[k] == NIST_COMPLETED;
  skip
}

inline nist_timer_j(k) {
  if
  :: nist_state[k] == NIST_COMPLETED -> nist_state[k] = NIST_TERMINATED; nist_did = DO_NOTHING;
  :: else -> nist_did = DO_NOTHING
  fi;
  nist_t_life[k] = nist_t_life[k] && (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING);
  nist_t_trying[k] = nist_t_trying[k] && nist_state[k] == NIST_TRYING;
  nist_t_j[k] = nist_t_j[k] && nist_state[k] == NIST_COMPLETED;
  skip
}

inline nist_transport_error(k) {
  if
  :: (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING) -> nist_did = DO_TELL_TRANSPORT;
  :: nist_state[k] == NIST_COMPLETED -> nist_did = DO_TELL_TRANSPORT;
  :: else -> nist_did = DO_NOTHING
  fi;
  nist_t_life[k] = nist_t_life[k] && (nist_state[k] == NIST_TRYING || nist_state[k] == NIST_PROCEEDING);
  nist_t_trying[k] = nist_t_trying[k] && nist_state[k] == NIST_TRYING;
  nist_t_j[k] = nist_t_j[k] && nist_state[k] == NIST_COMPLETED;
  skip
}
