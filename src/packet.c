/* SPDX-License-Identifier: Apache-2.0 */
#include "packet.h"

static void write_status_line(vuas_writer *w, const vuas *u)
{
  vuas_put_word(w, VUAS_PHRASE_VERSION);
  vuas_put_decimal(w, u->run.draft.status);
  vuas_put_byte(w, ' ');
  vuas_put(w, u->run.draft.tail, 0, u->run.draft.reason_end);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}

/* RFC 3261 8.2.6.2: the To tag in all but the 100; 12.1.1: Record-Route in what makes a dialog. */
static void write_head(vuas_writer *w, const vuas *u)
{
  vuas_put(w, u->run.draft.head, 0, u->run.draft.to_end);
  if (!u->run.draft.to_has_tag && u->run.draft.status != 100) {
    vuas_put_word(w, VUAS_PHRASE_TAG);
    vuas_put(w, u->run.draft.tag, 0, VUAS_TAG_BYTES);
  }
  vuas_put(w, u->run.draft.head, u->run.draft.to_end, u->run.draft.ids_end);
  if (u->run.draft.status > 100 && u->run.draft.status < 300)
    vuas_put(w, u->run.draft.head, u->run.draft.ids_end, u->run.draft.routes_end);
}

void vuas_out_clear(vuas_out *out)
{
  out->n_packets = 0;
  out->n_events = 0;
  out->more = false;
}

void vuas_send(const vuas *u, vuas_out *out)
{
  vuas_writer w;
  uint32_t k = out->n_packets;
  w.b = out->bytes;
  w.at = k * VUAS_PACKET_BYTES;
  w.cap = (k + 1) * VUAS_PACKET_BYTES;
  w.overflow = false;
  if (u->run.draft.status != 0) {
    write_status_line(&w, u);
    write_head(&w, u);
  }
  vuas_put(&w, u->run.draft.tail, u->run.draft.reason_end, u->run.draft.tail_end);
  out->packet[k].offset = k * VUAS_PACKET_BYTES;
  out->packet[k].length = w.at - k * VUAS_PACKET_BYTES;
  out->packet[k].path = u->run.draft.path;
  out->packet[k].transaction = u->run.draft.transaction;
  out->n_packets = k + 1;
}

void vuas_tell(vuas_out *out, vuas_event_kind kind, uint16_t status, vuas_handle call, vuas_span body)
{
  uint32_t k = out->n_events;
  out->event[k].kind = (uint8_t)kind;
  out->event[k].status = status;
  out->event[k].call = call;
  out->event[k].body = body;
  out->n_events = k + 1;
}
