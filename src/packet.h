/* SPDX-License-Identifier: Apache-2.0 */
/* What a step gives out. */
#ifndef VUAS_PACKET_H
#define VUAS_PACKET_H

#include "core_state.h"

/* Nothing to send, nothing to tell. */
/*@ requires place: \valid(out);
    terminates \true; exits \false; assigns out->n_packets, out->n_events, out->more;
    ensures empty: out->n_packets == 0 && out->n_events == 0 && !out->more;
    ensures ok: vuas_out_ok(out);
*/
void vuas_out_clear(vuas_out *out);

/*@ // octets of a packet: status line, head with the To tag in all responses but the 100 (RFC 3261 8.2.6.2) and with
    // Record-Route in those that make a dialog (12.1.1), tail
    logic integer vuas_status_line_size{L}(vuas_draft *d) =
      vuas_phrase_size(VUAS_PHRASE_VERSION) + vuas_decimal_size(d->status) + 1 + d->reason_end +
      vuas_phrase_size(VUAS_PHRASE_CRLF);
    logic integer vuas_head_size{L}(vuas_draft *d) =
      (d->to_has_tag == 0 && d->status != 100 ? vuas_phrase_size(VUAS_PHRASE_TAG) + VUAS_TAG_BYTES : 0) +
      (100 < d->status < 300 ? d->routes_end : d->ids_end);
    logic integer vuas_packet_size{L}(vuas_draft *d) =
      (d->status != 0 ? vuas_status_line_size(d) + vuas_head_size(d) : 0) + d->tail_end - d->reason_end;
*/

/* The draft as a packet: whole, since what fits a draft fits a packet.
   tail: its last octets are the draft's tail behind the reason phrase. */
/*@ requires place: \valid_read(d) && \valid(out) && \separated(d, out) && vuas_draft_ok(d);
    requires room: vuas_out_ok(out) && vuas_out_room(out, 1, 0);
    terminates \true; exits \false;
    assigns out->n_packets, out->packet[0 .. VUAS_OUT_PACKETS - 1],
      out->bytes[0 .. VUAS_OUT_PACKETS * VUAS_PACKET_BYTES - 1];
    ensures ok: vuas_out_ok(out);
    ensures one: out->n_packets == \old(out->n_packets) + 1;
    ensures length: out->packet[\old(out->n_packets)].length == vuas_packet_size(d);
    ensures path: out->packet[\old(out->n_packets)].path == d->path;
    ensures status: out->packet[\old(out->n_packets)].status == d->status;
    ensures older: \forall integer k; 0 <= k < \old(out->n_packets) ==>
      out->packet[k].status == \old(out->packet[k].status);
    ensures transaction: out->packet[\old(out->n_packets)].transaction == d->transaction;
    ensures place: out->packet[\old(out->n_packets)].offset == \old(out->n_packets) * VUAS_PACKET_BYTES;
*/
void vuas_send(const vuas_draft *d, vuas_out *out);

/* One event. */
/*@ requires place: \valid(out);
    requires room: vuas_out_room(out, 0, 1);
    requires kind: kind <= VUAS_EVENT_ENDED;
    terminates \true; exits \false;
    assigns out->n_events, out->event[0 .. VUAS_OUT_EVENTS - 1];
    ensures one: out->n_events == \old(out->n_events) + 1;
    ensures told: out->event[\old(out->n_events)].kind == kind && out->event[\old(out->n_events)].status == status &&
      out->event[\old(out->n_events)].call == call && out->event[\old(out->n_events)].request == request &&
      out->event[\old(out->n_events)].body == body;
    ensures older: \forall integer k; 0 <= k < \old(out->n_events) ==> out->event[k].kind == \old(out->event[k].kind);
*/
void vuas_tell(vuas_out *out, vuas_event_kind kind, uint16_t status, vuas_handle call, vuas_handle request,
               vuas_span body);

#endif
