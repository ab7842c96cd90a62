/* SPDX-License-Identifier: Apache-2.0 */
/* Non-INVITE client transaction of requests of our own (RFC 3261 17.1.2).
   Made of spec/machines/nict.table by spec/machines/generate; change the table. */
#define NICT_TRYING 1
#define NICT_PROCEEDING 2
#define NICT_COMPLETED 3
#define NICT_TERMINATED 4
#define nict_over(k) (nict_state[k] == 0 || \
  nict_state[k] == NICT_TERMINATED)
byte nict_state[nict_N]; /* 0: not opened yet */
hidden byte nict_did;
bool nict_t_f[nict_N];
bool nict_t_e[nict_N];
bool nict_t_k[nict_N];

inline nict_open(k) {
  nict_t_e[k] = true; nict_t_f[k] = true;
  nict_state[k] = NICT_TRYING;
  nict_t_f[k] = nict_t_f[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING);
  nict_t_e[k] = nict_t_e[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING) &&
    !nict_is_reliable(k);
  nict_t_k[k] = nict_t_k[k] && nict_state[k] == NICT_COMPLETED;
  skip
}

inline nict_on_1xx(k) {
  if
  :: nict_state[k] == NICT_TRYING -> nict_t_e[k] = true; nict_state[k] = NICT_PROCEEDING; nict_did = DO_NOTHING;
  :: else -> nict_did = DO_NOTHING
  fi;
  nict_t_f[k] = nict_t_f[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING);
  nict_t_e[k] = nict_t_e[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING) &&
    !nict_is_reliable(k);
  nict_t_k[k] = nict_t_k[k] && nict_state[k] == NICT_COMPLETED;
  skip
}

inline nict_on_final(k) {
  if
  :: (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING) && !nict_is_reliable(k) -> nict_t_k[k] = true;
    nict_state[k] = NICT_COMPLETED; nict_did = DO_TELL_FINAL;
  :: (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING) && nict_is_reliable(k) ->
    nict_state[k] = NICT_TERMINATED; nict_did = DO_TELL_FINAL;
  :: else -> nict_did = DO_NOTHING
  fi;
  nict_t_f[k] = nict_t_f[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING);
  nict_t_e[k] = nict_t_e[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING) &&
    !nict_is_reliable(k);
  nict_t_k[k] = nict_t_k[k] && nict_state[k] == NICT_COMPLETED;
  skip
}

inline nict_timer_e(k) {
  if
  :: nict_state[k] == NICT_TRYING -> nict_t_e[k] = true; nict_did = DO_RESEND;
  :: nict_state[k] == NICT_PROCEEDING -> nict_t_e[k] = true; nict_did = DO_RESEND;
  :: else -> nict_did = DO_NOTHING
  fi;
  nict_t_f[k] = nict_t_f[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING);
  nict_t_e[k] = nict_t_e[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING) &&
    !nict_is_reliable(k);
  nict_t_k[k] = nict_t_k[k] && nict_state[k] == NICT_COMPLETED;
  skip
}

inline nict_timer_f(k) {
  if
  :: (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING) -> nict_state[k] = NICT_TERMINATED;
    nict_did = DO_TELL_TIMEOUT;
  :: else -> nict_did = DO_NOTHING
  fi;
  nict_t_f[k] = nict_t_f[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING);
  nict_t_e[k] = nict_t_e[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING) &&
    !nict_is_reliable(k);
  nict_t_k[k] = nict_t_k[k] && nict_state[k] == NICT_COMPLETED;
  skip
}

inline nict_timer_k(k) {
  if
  :: nict_state[k] == NICT_COMPLETED -> nict_state[k] = NICT_TERMINATED; nict_did = DO_NOTHING;
  :: else -> nict_did = DO_NOTHING
  fi;
  nict_t_f[k] = nict_t_f[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING);
  nict_t_e[k] = nict_t_e[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING) &&
    !nict_is_reliable(k);
  nict_t_k[k] = nict_t_k[k] && nict_state[k] == NICT_COMPLETED;
  skip
}

inline nict_transport_error(k) {
  if
  :: (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING) -> nict_state[k] = NICT_TERMINATED;
    nict_did = DO_TELL_TRANSPORT;
  :: else -> nict_did = DO_NOTHING
  fi;
  nict_t_f[k] = nict_t_f[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING);
  nict_t_e[k] = nict_t_e[k] && (nict_state[k] == NICT_TRYING || nict_state[k] == NICT_PROCEEDING) &&
    !nict_is_reliable(k);
  nict_t_k[k] = nict_t_k[k] && nict_state[k] == NICT_COMPLETED;
  skip
}
