/* SPDX-License-Identifier: Apache-2.0 */
/* The last unreliable 18x again, so that proxies wait on (RFC 3261 13.3.1.1).
   Made of spec/machines/refresh.table by spec/machines/generate; change the table. s: state, e: event. */
#ifndef VUAS_SPEC_REFRESH_H
#define VUAS_SPEC_REFRESH_H

#include "timing.h"

/*@
    logic integer vuas_refresh_off = 0;
    logic integer vuas_refresh_on = 1;
    logic integer vuas_refresh_progress = 0;
    logic integer vuas_refresh_due = 1;
    logic integer vuas_refresh_final = 2;

    logic integer vuas_refresh_to(integer s, integer e) =
      (s == vuas_refresh_off || s == vuas_refresh_on) && e == vuas_refresh_progress ? vuas_refresh_on :
      (s == vuas_refresh_off || s == vuas_refresh_on) && e == vuas_refresh_final ? vuas_refresh_off :
      s;

    logic boolean vuas_refresh_does_repeat_1xx(integer s, integer e) =
      s == vuas_refresh_on && e == vuas_refresh_due ? \true :
      \false;

    logic integer vuas_refresh_refresh(integer s, integer e, integer at, integer now, integer refresh_ms) =
      \let t = vuas_refresh_to(s, e);
      !(t == vuas_refresh_on) ? VUAS_NEVER :
      (s == vuas_refresh_off || s == vuas_refresh_on) && e == vuas_refresh_progress ? now + refresh_ms :
      s == vuas_refresh_on && e == vuas_refresh_due ? now + refresh_ms :
      at;
*/

#endif
