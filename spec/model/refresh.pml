/* SPDX-License-Identifier: Apache-2.0 */
/* The last unreliable 18x again, so that proxies wait on (RFC 3261 13.3.1.1).
   Made of spec/machines/refresh.table by spec/machines/generate; change the table. */
#define REFRESH_OFF 1
#define REFRESH_ON 2
#define refresh_over(k) (refresh_state[k] == 0 || \
  refresh_state[k] == REFRESH_OFF)
byte refresh_state[refresh_N]; /* 0: not opened yet */
bool refresh_t_refresh[refresh_N];

inline refresh_open(k) {
  refresh_state[k] = REFRESH_OFF;
  refresh_t_refresh[k] = refresh_t_refresh[k] && refresh_state[k] == REFRESH_ON;
  skip
}

inline refresh_progress(k) {
  if
  :: (refresh_state[k] == REFRESH_OFF || refresh_state[k] == REFRESH_ON) -> refresh_t_refresh[k] = true;
    refresh_state[k] = REFRESH_ON;
  :: else -> skip
  fi;
  refresh_t_refresh[k] = refresh_t_refresh[k] && refresh_state[k] == REFRESH_ON;
  skip
}

inline refresh_due(k) {
  if
  :: refresh_state[k] == REFRESH_ON -> refresh_t_refresh[k] = true; refresh_do_repeat_1xx(k);
  :: else -> skip
  fi;
  refresh_t_refresh[k] = refresh_t_refresh[k] && refresh_state[k] == REFRESH_ON;
  skip
}

inline refresh_final(k) {
  if
  :: (refresh_state[k] == REFRESH_OFF || refresh_state[k] == REFRESH_ON) -> refresh_state[k] = REFRESH_OFF;
  :: else -> skip
  fi;
  refresh_t_refresh[k] = refresh_t_refresh[k] && refresh_state[k] == REFRESH_ON;
  skip
}
