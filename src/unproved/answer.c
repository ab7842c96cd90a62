/* SPDX-License-Identifier: Apache-2.0 */
#include "answer.h"

static void count_refusal(vuas_stats_counters *s, uint16_t status)
{
  if (status < 300) return;
  if (status == 400) s->refused_400 = vuas_more(s->refused_400);
  else if (status == 405) s->refused_405 = vuas_more(s->refused_405);
  else if (status == 415) s->refused_415 = vuas_more(s->refused_415);
  else if (status == 416) s->refused_416 = vuas_more(s->refused_416);
  else if (status == 420) s->refused_420 = vuas_more(s->refused_420);
  else if (status == 481) s->refused_481 = vuas_more(s->refused_481);
  else if (status == 482) s->refused_482 = vuas_more(s->refused_482);
  else if (status == 500) s->refused_500 = vuas_more(s->refused_500);
  else if (status == 501) s->refused_501 = vuas_more(s->refused_501);
  else if (status == 503) s->refused_503 = vuas_more(s->refused_503);
  else if (status == 505) s->refused_505 = vuas_more(s->refused_505);
  else if (status == 513) s->refused_513 = vuas_more(s->refused_513);
  else s->refused_other = vuas_more(s->refused_other);
}

/* Gives the answer a transaction, so that a retransmitted request gets the same one. Without room it stays stateless. */
static void keep(vuas *u, uint8_t kind)
{
  vuas_handle none;
  none.slot = VUAS_NONE;
  none.generation = 0;
  uint32_t t = vuas_tx_open(u, kind, u->run.message.method, none);
  if (t == VUAS_NONE) return;
  vuas_tx_remember(u, t);
  if (kind == VUAS_TX_IST) (void)vuas_tx_ist(u, t, VUAS_IST_SEND_FINAL);
  else (void)vuas_tx_nist(u, t, VUAS_NIST_SEND_FINAL);
}

static void put_tag(vuas *u, uint32_t like)
{
  if (like == VUAS_NONE) {
    vuas_answer_tag(u);
    return;
  }
  for (uint32_t k = 0; k < VUAS_TAG_BYTES; k++) u->run.draft.tag[k] = u->store.txs[like].tag[k];
}

void vuas_answer_as(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, uint8_t kind, uint32_t like,
                    vuas_out *out)
{
  bool fits = vuas_draft_head(u, b, false);
  put_tag(u, like);
  if (!fits || !vuas_draft_tail(u, b, status, with)) {
    vuas_count_dropped(u);
    return;
  }
  if (kind != VUAS_TX_FREE) keep(u, kind);
  vuas_send(&u->run.draft, out);
  count_refusal(&u->run.stats, status);
}

void vuas_answer(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, vuas_out *out)
{
  vuas_answer_as(u, b, status, with, VUAS_TX_FREE, VUAS_NONE, out);
}

void vuas_answer_kept(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, vuas_out *out)
{
  uint8_t kind = u->run.message.method == VUAS_METHOD_INVITE ? VUAS_TX_IST : VUAS_TX_NIST;
  vuas_answer_as(u, b, status, with, kind, VUAS_NONE, out);
}
