/* SPDX-License-Identifier: Apache-2.0 */
#include "invite.h"
#include "options.h"

static bool can_answer(const vuas *u, vuas_handle call)
{
  uint32_t i = vuas_call_of(u, call);
  return i != VUAS_NONE && vuas_open_invite(u, i) != VUAS_NONE;
}

bool vuas_can_trying(const vuas *u, vuas_handle call)
{
  return can_answer(u, call);
}

bool vuas_can_progress(const vuas *u, vuas_handle call)
{
  return can_answer(u, call);
}

bool vuas_can_accept(const vuas *u, vuas_handle call)
{
  return can_answer(u, call);
}

bool vuas_can_redirect(const vuas *u, vuas_handle call)
{
  return can_answer(u, call);
}

bool vuas_can_reject(const vuas *u, vuas_handle call)
{
  return can_answer(u, call);
}

/* The checks that all verbs share, in the order of the statuses' numbers. */
static vuas_status may(const vuas *u, uint64_t now, vuas_handle call)
{
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  uint32_t i = vuas_call_of(u, call);
  if (i == VUAS_NONE) return VUAS_E_NOT_FOUND;
  return vuas_open_invite(u, i) == VUAS_NONE ? VUAS_E_STATE : VUAS_OK;
}

static vuas_status answer(vuas *u, uint64_t now, vuas_handle call, uint16_t status, const vuas_options *o, vuas_out *out)
{
  uint32_t t = vuas_open_invite(u, call.slot);
  vuas_recall(u, t);
  if (!vuas_draft_options(u, call.slot, status, o)) return VUAS_E_SIZE;
  vuas_set_time(u, now);
  vuas_respond(u, call.slot, t, out);
  return VUAS_OK;
}

static uint16_t status_of(const vuas_options *o, uint16_t otherwise)
{
  return o->status == 0 ? otherwise : o->status;
}

vuas_status vuas_trying(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  vuas_out_clear(out);
  vuas_status s = may(u, now, call);
  if (s != VUAS_OK) return s;
  if (status_of(options, 100) != 100 || options->body.length > 0 || !vuas_options_ok(options)) return VUAS_E_ARGUMENT;
  return answer(u, now, call, 100, options, out);
}

vuas_status vuas_progress(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  vuas_out_clear(out);
  vuas_status s = may(u, now, call);
  if (s != VUAS_OK) return s;
  uint16_t status = status_of(options, 180);
  if (status < 101 || status > 199 || options->n_contacts > 0 || !vuas_options_ok(options)) return VUAS_E_ARGUMENT;
  return answer(u, now, call, status, options, out);
}

vuas_status vuas_accept(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  vuas_out_clear(out);
  vuas_status s = may(u, now, call);
  if (s != VUAS_OK) return s;
  uint16_t status = status_of(options, 200);
  if (status < 200 || status > 299 || options->body.length == 0) return VUAS_E_ARGUMENT;
  if (options->n_contacts > 0 || !vuas_options_ok(options)) return VUAS_E_ARGUMENT;
  return answer(u, now, call, status, options, out);
}

vuas_status vuas_redirect(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  vuas_out_clear(out);
  vuas_status s = may(u, now, call);
  if (s != VUAS_OK) return s;
  uint16_t status = status_of(options, 302);
  if (status < 300 || status > 399 || options->n_contacts == 0 || !vuas_options_ok(options)) return VUAS_E_ARGUMENT;
  return answer(u, now, call, status, options, out);
}

vuas_status vuas_reject(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  vuas_out_clear(out);
  vuas_status s = may(u, now, call);
  if (s != VUAS_OK) return s;
  uint16_t status = status_of(options, 486);
  if (status < 400 || status > 699 || !vuas_options_ok(options)) return VUAS_E_ARGUMENT;
  return answer(u, now, call, status, options, out);
}

static vuas_status bye_now(vuas *u, uint64_t now, uint32_t i, const vuas_options *o, vuas_out *out)
{
  if (u->store.free_txs.count == 0) return VUAS_E_FULL;
  if (!vuas_draft_bye(u, i, false) || !vuas_draft_more(u, o)) return VUAS_E_SIZE;
  vuas_set_time(u, now);
  return vuas_send_bye(u, i, out) ? VUAS_OK : VUAS_E_FULL;
}

vuas_status vuas_bye(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  vuas_out_clear(out);
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  uint32_t i = vuas_call_of(u, call);
  if (i == VUAS_NONE) return VUAS_E_NOT_FOUND;
  uint8_t state = u->store.calls[i].state;
  if (state != VUAS_CALL_MORATORIUM && state != VUAS_CALL_ESTABLISHED) return VUAS_E_STATE;
  if (options->status != 0 || options->body.length > 0 || !vuas_options_ok(options)) return VUAS_E_ARGUMENT;
  if (state == VUAS_CALL_ESTABLISHED) return bye_now(u, now, i, options, out);
  vuas_call_bye_later(u, i);
  return VUAS_OK;
}

vuas_status vuas_dispose(vuas *u, uint64_t now, vuas_handle call, vuas_out *out)
{
  vuas_out_clear(out);
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  uint32_t i = vuas_call_of(u, call);
  if (i == VUAS_NONE) return VUAS_E_NOT_FOUND;
  vuas_set_time(u, now);
  uint8_t state = u->store.calls[i].state;
  if (state == VUAS_CALL_MORATORIUM) vuas_call_bye_later(u, i);
  else if (state == VUAS_CALL_ESTABLISHED) vuas_hang_up(u, i, false, out);
  else if (state != VUAS_CALL_MORTAL) vuas_finish(u, i, 480, out);
  return VUAS_OK;
}
