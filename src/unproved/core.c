/* SPDX-License-Identifier: Apache-2.0 */
#include "core.h"

/* --- a request that a transaction knows (RFC 3261 17.2.3) --- */

static void on_stray_ack(vuas *u, const uint8_t *b, vuas_out *out)
{
  uint32_t i = vuas_dialog_of(u, b);
  if (i != VUAS_NONE) vuas_on_ack(u, i, u->run.message.body, out);
  else vuas_count_dropped(u);
}

static void on_known_invite(vuas *u, const uint8_t *b, uint32_t t, vuas_out *out)
{
  bool ack = u->run.message.method == VUAS_METHOD_ACK;
  vuas_ist_action action = vuas_tx_ist(u, t, ack ? VUAS_IST_ON_ACK : VUAS_IST_ON_INVITE);
  if (!ack) vuas_count_repeated(u);
  if (action == VUAS_IST_RESEND || action == VUAS_IST_SEND_TRYING) vuas_resend(u, t, out);
  if (action == VUAS_IST_PASS_ACK) on_stray_ack(u, b, out);
}

static void on_known_other(vuas *u, uint32_t t, vuas_out *out)
{
  vuas_count_repeated(u);
  if (vuas_tx_nist(u, t, VUAS_NIST_ON_REQUEST) == VUAS_NIST_RESEND) vuas_resend(u, t, out);
}

/* An old-style ACK has the To tag of our response where its INVITE had none (17.2.3). */
static uint32_t find_old_ack(vuas *u, const uint8_t *b)
{
  if (u->run.message.method != VUAS_METHOD_ACK || !vuas_old_style(u, b)) return VUAS_NONE;
  if (!vuas_make_keys(u, b, false)) return VUAS_NONE;
  uint32_t t = vuas_tx_find(u, VUAS_METHOD_INVITE);
  if (t == VUAS_NONE || u->run.message.to.tag.len != VUAS_TAG_BYTES) return VUAS_NONE;
  return vuas_same_bytes(u->store.txs[t].tag, 0, b, u->run.message.to.tag.off, VUAS_TAG_BYTES) ? t : VUAS_NONE;
}

static uint32_t find_transaction(vuas *u, const uint8_t *b)
{
  uint8_t method = u->run.message.method;
  uint32_t t = vuas_tx_find(u, method == VUAS_METHOD_ACK ? (uint8_t)VUAS_METHOD_INVITE : method);
  return t != VUAS_NONE ? t : find_old_ack(u, b);
}

/* --- CANCEL (RFC 3261 9.2) --- */

static void on_cancel(vuas *u, const uint8_t *b, vuas_out *out)
{
  uint32_t t = vuas_tx_find(u, VUAS_ANY_METHOD);
  if (t == VUAS_NONE) {
    vuas_answer(u, b, 481, VUAS_WITH_NOTHING, out);
    return;
  }
  vuas_handle call = u->store.txs[t].call;
  vuas_answer_as(u, b, 200, VUAS_WITH_NOTHING, VUAS_TX_NIST, t, out);
  uint32_t i = vuas_call_of(u, call);
  if (i == VUAS_NONE || vuas_open_invite(u, i) != t) return;
  vuas_tell_call(u, i, VUAS_EVENT_CANCELLED, 0, out);
  vuas_finish(u, i, 487, out);
}

/* --- a new call (RFC 3261 13.3.1) --- */

static bool contact_good(const vuas_message *m)
{
  return m->n_contacts == 1 && !m->contact_star && (m->contact.uri.scheme == VUAS_SCHEME_SIP || m->contact.uri.scheme == VUAS_SCHEME_SIPS);
}

static void admit_call(vuas *u, const uint8_t *b, vuas_out *out)
{
  vuas_handle call = vuas_call_peek(u);
  vuas_call_tag(u, call);
  uint32_t t = vuas_tx_open(u, VUAS_TX_IST, VUAS_METHOD_INVITE, call);
  if (t == VUAS_NONE) {
    vuas_answer(u, b, 503, VUAS_WITH_RETRY_AFTER, out);
    return;
  }
  vuas_tx_remember(u, t);
  (void)vuas_call_open(u, u->run.draft.transaction);
  vuas_tell(out, VUAS_EVENT_INVITE, 0, call, u->run.message.body);
}

static void on_new_invite(vuas *u, const uint8_t *b, vuas_out *out)
{
  if (!contact_good(&u->run.message)) {
    u->run.message.refusal.cause = u->run.message.n_contacts == 0 ? VUAS_CAUSE_MISSING : VUAS_CAUSE_MALFORMED;
    u->run.message.refusal.field = VUAS_FIELD_CONTACT;
    vuas_answer(u, b, 400, VUAS_WITH_CAUSE, out);
  } else if (u->run.config.closed || u->store.free_calls.count == 0 || u->store.free_txs.count == 0) {
    vuas_answer(u, b, 503, VUAS_WITH_RETRY_AFTER, out);
  } else if (!vuas_dialog_draft(u, b) || !vuas_draft_head(u, b, true) ||
             !vuas_draft_tail(u, b, 100, VUAS_WITH_TIMESTAMP)) {
    vuas_answer(u, b, 513, VUAS_WITH_NOTHING, out);
  } else {
    admit_call(u, b, out);
  }
}

/* --- a request within a dialog (RFC 3261 12.2.2) --- */

static void in_order(vuas *u, const uint8_t *b, uint32_t i, vuas_out *out)
{
  uint8_t method = u->run.message.method;
  uint8_t state = u->store.calls[i].state;
  if (method == VUAS_METHOD_BYE) {
    vuas_answer_kept(u, b, 200, VUAS_WITH_NOTHING, out);
    vuas_on_bye(u, i, out);
  } else if (state == VUAS_CALL_MORTAL) {
    vuas_answer_kept(u, b, 481, VUAS_WITH_NOTHING, out);
  } else if (method == VUAS_METHOD_OPTIONS) {
    vuas_answer_kept(u, b, 200, VUAS_WITH_ABILITIES, out);
  } else if (method != VUAS_METHOD_INVITE) {
    vuas_answer_kept(u, b, 405, VUAS_WITH_ALLOW, out);
  } else if (vuas_open_invite(u, i) != VUAS_NONE) {
    vuas_answer_kept(u, b, 500, VUAS_WITH_RETRY_SOON, out);
  } else {
    vuas_answer_kept(u, b, 488, VUAS_WITH_NOTHING, out);
  }
}

static void on_dialog_request(vuas *u, const uint8_t *b, vuas_out *out)
{
  uint32_t i = vuas_dialog_of(u, b);
  if (i == VUAS_NONE) {
    vuas_answer_kept(u, b, 481, VUAS_WITH_NOTHING, out);
  } else if (u->run.message.cseq <= u->store.calls[i].remote_seq) {
    vuas_answer_kept(u, b, 500, VUAS_WITH_NOTHING, out);
  } else {
    vuas_call_heard(u, i);
    in_order(u, b, i, out);
  }
}

/* --- admission (RFC 3261 8.2) --- */

static bool method_allowed(uint8_t method)
{
  return method == VUAS_METHOD_INVITE || method == VUAS_METHOD_BYE || method == VUAS_METHOD_OPTIONS;
}

static bool body_understood(const uint8_t *b, const vuas_message *m)
{
  if (m->body.len == 0 || m->optional_body || !m->has_content_type) return true;
  return vuas_word_is(b, m->media_type.off, (uint32_t)m->media_type.off + m->media_type.len, VUAS_WORD_APPLICATION) &&
         vuas_word_is(b, m->media_subtype.off, (uint32_t)m->media_subtype.off + m->media_subtype.len, VUAS_WORD_SDP);
}

/* 8.2.1 to 8.2.3: the status that ends the request here, or 0. */
static uint16_t inspect(vuas *u, const uint8_t *b, vuas_with *with)
{
  const vuas_message *m = &u->run.message;
  *with = VUAS_WITH_ALLOW;
  if (m->method == VUAS_METHOD_OTHER) return 501;
  if (!m->to.has_tag && !method_allowed(m->method)) return 405;
  *with = VUAS_WITH_NOTHING;
  if (m->ruri.scheme != VUAS_SCHEME_SIP && m->ruri.scheme != VUAS_SCHEME_SIPS) return 416;
  if (!m->to.has_tag && vuas_tx_merged(u)) return 482;
  *with = VUAS_WITH_UNSUPPORTED;
  if (m->n_require > 0) return 420;
  *with = VUAS_WITH_ENCODING;
  if (m->body.len > 0 && m->has_content_encoding && m->method == VUAS_METHOD_INVITE) return 415;
  *with = VUAS_WITH_ACCEPT;
  if (m->method == VUAS_METHOD_INVITE && !body_understood(b, m)) return 415;
  return 0;
}

static void on_new_request(vuas *u, const uint8_t *b, vuas_out *out)
{
  vuas_with with = VUAS_WITH_NOTHING;
  uint16_t status = inspect(u, b, &with);
  if (status == 482) vuas_answer_kept(u, b, 482, VUAS_WITH_NOTHING, out);
  else if (status != 0) vuas_answer(u, b, status, with, out);
  else if (u->run.message.to.has_tag) on_dialog_request(u, b, out);
  else if (u->run.message.method == VUAS_METHOD_INVITE) on_new_invite(u, b, out);
  else if (u->run.message.method == VUAS_METHOD_OPTIONS) vuas_answer(u, b, 200, VUAS_WITH_ABILITIES, out);
  else vuas_answer(u, b, 481, VUAS_WITH_NOTHING, out);
}

static void on_unknown(vuas *u, const uint8_t *b, vuas_out *out)
{
  if (u->run.message.method == VUAS_METHOD_ACK) on_stray_ack(u, b, out);
  else if (u->run.message.method == VUAS_METHOD_CANCEL) on_cancel(u, b, out);
  else on_new_request(u, b, out);
}

void vuas_on_request(vuas *u, const uint8_t *b, vuas_out *out)
{
  bool fits = vuas_make_keys(u, b, u->run.message.to.has_tag);
  if (u->run.message.refusal.status != 0) {
    vuas_answer(u, b, u->run.message.refusal.status, VUAS_WITH_CAUSE, out);
    return;
  }
  if (!fits) {
    if (u->run.message.method == VUAS_METHOD_ACK) vuas_count_dropped(u);
    else vuas_answer(u, b, 513, VUAS_WITH_NOTHING, out);
    return;
  }
  uint32_t t = find_transaction(u, b);
  if (t == VUAS_NONE) on_unknown(u, b, out);
  else if (u->store.txs[t].kind == VUAS_TX_IST) on_known_invite(u, b, t, out);
  else on_known_other(u, t, out);
}

/* --- a response: to a BYE of ours, or stray (RFC 3261 17.1.3) --- */

/* The sent-by that we wrote (RFC 3261 18.1.2). */
static bool sent_by_us(const vuas *u, const uint8_t *b, uint32_t t)
{
  vuas_span host = u->run.message.via[0].host;
  if (u->run.message.via[0].port != u->store.txs[t].path.local.port) return false;
  if (u->run.config.host_length > 0)
    return host.len == u->run.config.host_length && vuas_same_nocase(u->run.config.host, 0, b, host.off, host.len);
  return vuas_sent_by_is(u, b, &u->store.txs[t].path.local);
}

static uint32_t find_client(const vuas *u, const uint8_t *b)
{
  const vuas_message *m = &u->run.message;
  if (m->n_vias != 1 || m->via[0].branch.len != VUAS_BRANCH_BYTES || m->cseq_method != VUAS_METHOD_BYE) return VUAS_NONE;
  uint32_t t = vuas_tx_of(u, vuas_place_in(b, (uint32_t)m->via[0].branch.off + VUAS_COOKIE_BYTES));
  if (t == VUAS_NONE || u->store.txs[t].kind != VUAS_TX_NICT || u->store.txs[t].key_end != VUAS_BRANCH_BYTES) return VUAS_NONE;
  if (!vuas_same_bytes(u->store.txs[t].key, 0, b, m->via[0].branch.off, VUAS_BRANCH_BYTES)) return VUAS_NONE;
  return sent_by_us(u, b, t) ? t : VUAS_NONE;
}

void vuas_on_response(vuas *u, const uint8_t *b, vuas_out *out)
{
  uint32_t t = find_client(u, b);
  if (t == VUAS_NONE) {
    vuas_count_dropped(u);
    return;
  }
  vuas_handle call = u->store.txs[t].call;
  vuas_nict_event ev = u->run.message.status < 200 ? VUAS_NICT_ON_1XX : VUAS_NICT_ON_FINAL;
  if (vuas_tx_nict(u, t, ev) == VUAS_NICT_TELL_FINAL) vuas_bye_done(u, call, u->run.message.status, out);
}
