/* SPDX-License-Identifier: Apache-2.0 */
#include "bye.h"

static void put_top(vuas_writer *w, const vuas *u, const vuas_call_slot *c)
{
  vuas_put_word(w, VUAS_PHRASE_BYE_REQUEST);
  vuas_put(w, c->bytes, c->remote_end, c->target_end);
  vuas_put_word(w, VUAS_PHRASE_REQUEST_END);
  vuas_put_word(w, VUAS_PHRASE_VIA_VERSION);
  vuas_put_word(w, VUAS_PHRASE_TRANSPORT + (uint32_t)c->path.transport);
  vuas_put_byte(w, ' ');
  vuas_put_host(w, u, &c->path.local);
  vuas_put_word(w, VUAS_PHRASE_BRANCH);
  vuas_put(w, u->run.key, VUAS_COOKIE_BYTES, VUAS_BRANCH_BYTES);
  vuas_put_word(w, VUAS_PHRASE_RPORT);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  vuas_put_word(w, VUAS_PHRASE_MAX_FORWARDS);
}

/* RFC 3261 12.2.1.1: From is our side of the dialog, To the other. */
static void put_dialog(vuas_writer *w, const vuas_call_slot *c)
{
  vuas_put_word(w, VUAS_PHRASE_FROM);
  vuas_put(w, c->bytes, c->remote_tag_end, c->local_end);
  vuas_put_word(w, VUAS_PHRASE_TAG);
  vuas_put(w, c->tag, 0, VUAS_TAG_BYTES);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  vuas_put_word(w, VUAS_PHRASE_TO);
  vuas_put(w, c->bytes, c->local_end, c->remote_end);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  vuas_put_word(w, VUAS_PHRASE_CALL_ID);
  vuas_put(w, c->bytes, 0, c->call_id_end);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  vuas_put_word(w, VUAS_PHRASE_CSEQ);
  vuas_put_decimal(w, vuas_next_seq(c));
  vuas_put_word(w, VUAS_PHRASE_CSEQ_BYE);
}

static void put_routes(vuas_writer *w, const vuas_call_slot *c)
{
  if (c->routes_end == c->target_end) return;
  vuas_put_word(w, VUAS_PHRASE_ROUTE);
  vuas_put(w, c->bytes, c->target_end, c->routes_end);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}

static void set_bye_path(vuas *u, uint32_t i)
{
  u->run.draft.path = u->store.calls[i].path;
  if (u->store.calls[i].next_hop.family != 0) u->run.draft.path.peer = u->store.calls[i].next_hop;
}

bool vuas_draft_bye(vuas *u, uint32_t i, bool no_ack)
{
  vuas_writer w;
  vuas_make_branch(u, vuas_tx_peek(u), i);
  w.b = u->run.draft.tail;
  w.at = 0;
  w.cap = VUAS_TX_BYTES;
  w.overflow = false;
  put_top(&w, u, &u->store.calls[i]);
  put_dialog(&w, &u->store.calls[i]);
  put_routes(&w, &u->store.calls[i]);
  if (no_ack) vuas_put_word(&w, VUAS_PHRASE_REASON_NO_ACK);
  u->run.draft.status = 0;
  u->run.draft.to_has_tag = true;
  u->run.draft.to_end = 0;
  u->run.draft.ids_end = 0;
  u->run.draft.routes_end = 0;
  u->run.draft.reason_end = 0;
  u->run.draft.tail_end = w.at;
  set_bye_path(u, i);
  return !w.overflow;
}
