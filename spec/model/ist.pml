/* SPDX-License-Identifier: Apache-2.0 */
/* INVITE server transaction (RFC 3261 17.2.1 as amended by RFC 6026 7.1).
   Made of spec/machines/ist.table by spec/machines/generate; change the table. */
#define IST_PROCEEDING 1
#define IST_COMPLETED 2
#define IST_CONFIRMED 3
#define IST_ACCEPTED 4
#define IST_TERMINATED 5
#define ist_over(k) (ist_state[k] == 0 || \
  ist_state[k] == IST_TERMINATED)
byte ist_state[ist_N]; /* 0: not opened yet */
hidden byte ist_did;
byte ist_provisional[ist_N];
bool ist_t_h[ist_N];
bool ist_t_g[ist_N];
bool ist_t_trying[ist_N];
bool ist_t_i[ist_N];
bool ist_t_l[ist_N];

inline ist_open(k) {
  ist_t_trying[k] = true;
  ist_state[k] = IST_PROCEEDING;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_on_invite(k) {
  if
  :: ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0 -> ist_provisional[k] = 1; ist_did = DO_SEND_TRYING;
  :: ist_state[k] == IST_PROCEEDING && ist_provisional[k] != 0 -> ist_did = DO_RESEND;
  :: ist_state[k] == IST_COMPLETED -> ist_did = DO_RESEND;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_on_ack(k) {
  if
  :: ist_state[k] == IST_COMPLETED && !ist_is_reliable(k) -> ist_t_i[k] = true; ist_state[k] = IST_CONFIRMED;
    ist_did = DO_NOTHING;
  :: ist_state[k] == IST_COMPLETED && ist_is_reliable(k) -> ist_state[k] = IST_TERMINATED; ist_did = DO_NOTHING;
  :: ist_state[k] == IST_ACCEPTED -> ist_did = DO_PASS_ACK;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_send_100(k) {
  if
  :: ist_state[k] == IST_PROCEEDING && ist_provisional[k] != 2 -> ist_provisional[k] = 1; ist_did = DO_SEND;
  :: ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 2 -> ist_did = DO_SEND_ONLY;
  :: ist_state[k] == IST_COMPLETED -> ist_did = DO_REFUSE;
  :: ist_state[k] == IST_CONFIRMED -> ist_did = DO_REFUSE;
  :: ist_state[k] == IST_ACCEPTED -> ist_did = DO_REFUSE;
  :: ist_state[k] == IST_TERMINATED -> ist_did = DO_REFUSE;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_send_1xx(k) {
  if
  :: ist_state[k] == IST_PROCEEDING -> ist_provisional[k] = 2; ist_did = DO_SEND;
  :: ist_state[k] == IST_COMPLETED -> ist_did = DO_REFUSE;
  :: ist_state[k] == IST_CONFIRMED -> ist_did = DO_REFUSE;
  :: ist_state[k] == IST_ACCEPTED -> ist_did = DO_REFUSE;
  :: ist_state[k] == IST_TERMINATED -> ist_did = DO_REFUSE;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_send_2xx(k) {
  if
  :: ist_state[k] == IST_PROCEEDING -> ist_t_l[k] = true; ist_state[k] = IST_ACCEPTED; ist_did = DO_SEND;
  :: ist_state[k] == IST_COMPLETED -> ist_did = DO_REFUSE;
  :: ist_state[k] == IST_CONFIRMED -> ist_did = DO_REFUSE;
  :: ist_state[k] == IST_ACCEPTED -> ist_did = DO_SEND_ONLY;
  :: ist_state[k] == IST_TERMINATED -> ist_did = DO_REFUSE;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_send_final(k) {
  if
  :: ist_state[k] == IST_PROCEEDING -> ist_t_g[k] = true; ist_t_h[k] = true; ist_state[k] = IST_COMPLETED;
    ist_did = DO_SEND;
  :: ist_state[k] == IST_COMPLETED -> ist_did = DO_REFUSE;
  :: ist_state[k] == IST_CONFIRMED -> ist_did = DO_REFUSE;
  :: ist_state[k] == IST_ACCEPTED -> ist_did = DO_REFUSE;
  :: ist_state[k] == IST_TERMINATED -> ist_did = DO_REFUSE;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_timer_trying(k) {
  if
  :: ist_state[k] == IST_PROCEEDING -> ist_provisional[k] = 1; ist_did = DO_SEND_TRYING;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_timer_g(k) {
  if
  :: ist_state[k] == IST_COMPLETED -> ist_t_g[k] = true; ist_did = DO_RESEND;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_timer_h(k) {
  if
  :: ist_state[k] == IST_COMPLETED -> ist_state[k] = IST_TERMINATED; ist_did = DO_TELL_NO_ACK;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_timer_i(k) {
  if
  :: ist_state[k] == IST_CONFIRMED -> ist_state[k] = IST_TERMINATED; ist_did = DO_NOTHING;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_timer_l(k) {
  if
  :: ist_state[k] == IST_ACCEPTED -> ist_state[k] = IST_TERMINATED; ist_did = DO_NOTHING;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}

inline ist_transport_error(k) {
  if
  :: ist_state[k] == IST_PROCEEDING -> ist_did = DO_TELL_TRANSPORT;
  :: ist_state[k] == IST_COMPLETED -> ist_did = DO_TELL_TRANSPORT;
  :: ist_state[k] == IST_ACCEPTED -> ist_did = DO_TELL_TRANSPORT;
  :: else -> ist_did = DO_NOTHING
  fi;
  ist_t_h[k] = ist_t_h[k] && ist_state[k] == IST_COMPLETED;
  ist_t_g[k] = ist_t_g[k] && ist_state[k] == IST_COMPLETED && !ist_is_reliable(k);
  ist_t_trying[k] = ist_t_trying[k] && ist_state[k] == IST_PROCEEDING && ist_provisional[k] == 0;
  ist_t_i[k] = ist_t_i[k] && ist_state[k] == IST_CONFIRMED;
  ist_t_l[k] = ist_t_l[k] && ist_state[k] == IST_ACCEPTED;
  skip
}
