/* SPDX-License-Identifier: Apache-2.0 */
/* Messages out of a stream of octets, as TCP and TLS deliver it: whatever the pieces are that it arrives in (RFC 3261
   7.5, 18.3), with the keep-alives between them (RFC 5626 3.5.1, 4.4.1). */
#ifndef VUAS_FRAME_H
#define VUAS_FRAME_H

#include "types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* From VUAS_FRAME_NO_LENGTH on the stream is lost: its connection is to be closed. */
typedef enum {
  VUAS_FRAME_MORE,      /* nothing whole stands in front: read on */
  VUAS_FRAME_MESSAGE,   /* a message of take octets */
  VUAS_FRAME_PING,      /* a keep-alive of take octets: to be answered by CR LF */
  VUAS_FRAME_SKIP,      /* take octets before a start line, to be passed over (a keep-alive's answer is such) */
  VUAS_FRAME_NO_LENGTH, /* a header section without Content-Length: nobody knows where the next message begins */
  VUAS_FRAME_BAD,       /* no start line, or a Content-Length that is no number, or two that differ */
  VUAS_FRAME_TOO_LARGE  /* header section or message beyond the bound */
} vuas_frame_status;

/* What is known of the octets in front, so that none is looked at twice. Zeroed for a new connection. */
typedef struct {
  uint32_t seen; /* no header section ends before this place */
  uint32_t need; /* octets of the message in front, 0 when not yet known */
  uint32_t take; /* octets that the last answer was about: to be taken off the front */
} vuas_framing;

/* Lengths that are none. */
#define VUAS_LENGTH_NONE 0xFFFFFFFFu
#define VUAS_LENGTH_BAD 0xFFFFFFFEu
#define VUAS_LENGTH_LARGE 0xFFFFFFFDu

#include "../spec/frame.h"

/* Looks at the n octets that have arrived and are not yet taken. Between two calls octets may be added behind them;
   after MESSAGE, PING and SKIP f->take octets are to be taken off the front. max: the bound of a whole message in
   octets. */
/*@ requires octets: vuas_octets(b, n);
    requires bound: max <= VUAS_MAX_MESSAGE;
    requires state: \valid(f) && \separated(f, b + (0 .. n - 1)) && vuas_framing_ok(b, n, f);
    terminates \true; exits \false; assigns *f;
    ensures state: \result == VUAS_FRAME_MORE ==> vuas_framing_ok(b, n, f);
    ensures fresh: \result == VUAS_FRAME_MESSAGE || \result == VUAS_FRAME_PING || \result == VUAS_FRAME_SKIP ==>
      f->seen == 0 && f->need == 0 && 0 < f->take <= n;
    ensures nothing: \result != VUAS_FRAME_MESSAGE && \result != VUAS_FRAME_PING && \result != VUAS_FRAME_SKIP ==>
      f->take == 0;
    ensures message: \result == VUAS_FRAME_MESSAGE ==> vuas_token(b[0]) && vuas_framed(b, n, f->take) && f->take <= max;
    ensures ping: \result == VUAS_FRAME_PING <==> n >= 4 && vuas_head_at(b, 0);
    ensures ping_take: \result == VUAS_FRAME_PING ==> f->take == 4;
    ensures skip: \result == VUAS_FRAME_SKIP ==> f->take == 2 && n >= 3 && vuas_crlf_at(b, 0, n);
    ensures more: \result == VUAS_FRAME_MORE && n > 0 && vuas_token(b[0]) ==>
      (f->need == 0 ? n < max && vuas_headless(b, n - 3) : n < f->need <= max);
    ensures wait: \result == VUAS_FRAME_MORE && n > 0 && !vuas_token(b[0]) ==>
      b[0] == '\r' && (n > 1 ==> b[1] == '\n') && (n > 2 ==> b[2] == '\r') && n <= 3;
    ensures no_length: \result == VUAS_FRAME_NO_LENGTH ==> vuas_claims(b, n, VUAS_LENGTH_NONE);
    ensures bad: \result == VUAS_FRAME_BAD ==> n > 0 && (!vuas_token(b[0]) || vuas_claims(b, n, VUAS_LENGTH_BAD));
    ensures large: \result == VUAS_FRAME_TOO_LARGE ==> (vuas_headless(b, n - 3) && n >= max) ||
      vuas_claims(b, n, VUAS_LENGTH_LARGE) || \exists integer need; vuas_framed(b, n, need) && need > max;
*/
vuas_frame_status vuas_frame(const uint8_t *b, uint32_t n, uint32_t max, vuas_framing *f);

#ifdef __cplusplus
}
#endif
#endif
