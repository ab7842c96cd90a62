/* SPDX-License-Identifier: Apache-2.0 */
#include "packet.h"
#include "put.h"

/*@ // the writer's octets are elsewhere than the draft
    predicate vuas_can_write{L}(vuas_writer *w, vuas_draft *d) =
      vuas_writer_ok(w) && \valid_read(d) && \separated(w, d) && \separated(w->b + (0 .. w->cap - 1), d) &&
      vuas_draft_ok(d);
*/

/*@ requires can: vuas_can_write(w, d);
    terminates \true; exits \false; assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_write(w, d);
    ensures on: w->at >= \old(w->at);
    ensures grows: w->at <= \old(w->at) + 2 * VUAS_PHRASE_ROW + 11 + d->reason_end;
    ensures size: vuas_status_line_size(d) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_status_line_size(d));
    ensures fits: !\old(w->overflow) && \old(w->at) + 2 * VUAS_PHRASE_ROW + 11 + d->reason_end <= w->cap ==>
      !w->overflow;
*/
static void write_status_line(vuas_writer *w, const vuas_draft *d)
{
  vuas_put_word(w, VUAS_PHRASE_VERSION);
  vuas_put_decimal(w, d->status);
  vuas_put_byte(w, ' ');
  vuas_put(w, d->tail, 0, d->reason_end);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}

/* RFC 3261 8.2.6.2: the To tag in all but the 100; 12.1.1: Record-Route in what makes a dialog. */
/*@ requires can: vuas_can_write(w, d);
    terminates \true; exits \false; assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_write(w, d);
    ensures on: w->at >= \old(w->at);
    ensures grows: w->at <= \old(w->at) + VUAS_PHRASE_ROW + VUAS_TAG_BYTES + d->routes_end;
    ensures size: vuas_head_size(d) >= 0;
    ensures exact: vuas_wrote{Old, Here}(w, vuas_head_size(d));
    ensures fits: !\old(w->overflow) && \old(w->at) + VUAS_PHRASE_ROW + VUAS_TAG_BYTES + d->routes_end <= w->cap ==>
      !w->overflow;
*/
static void write_head(vuas_writer *w, const vuas_draft *d)
{
  vuas_put(w, d->head, 0, d->to_end);
  if (!d->to_has_tag && d->status != 100) {
    vuas_put_word(w, VUAS_PHRASE_TAG);
    vuas_put(w, d->tag, 0, VUAS_TAG_BYTES);
  }
  vuas_put(w, d->head, d->to_end, d->ids_end);
  if (d->status > 100 && d->status < 300) vuas_put(w, d->head, d->ids_end, d->routes_end);
}

/*@ requires can: vuas_can_write(w, d);
    terminates \true; exits \false; assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_write(w, d);
    ensures on: w->at >= \old(w->at);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_packet_size(d));
    ensures fits: !\old(w->overflow) && \old(w->at) + VUAS_PACKET_BYTES <= w->cap ==> !w->overflow;
*/
static void write_packet(vuas_writer *w, const vuas_draft *d)
{
  if (d->status != 0) {
    write_status_line(w, d);
    /*@ assert head: vuas_head_size(d) == \at(vuas_head_size(d), Pre); */
    write_head(w, d);
  }
  /*@ assert begun: vuas_wrote{Pre, Here}(w, vuas_packet_size{Pre}(d) - (d->tail_end - d->reason_end)); */
  vuas_put(w, d->tail, d->reason_end, d->tail_end);
}

void vuas_out_clear(vuas_out *out)
{
  out->n_packets = 0;
  out->n_events = 0;
  out->more = false;
}

/*@ requires place: \valid(p) && \valid_read(d) && \separated(p, d);
    terminates \true; exits \false; assigns *p;
    ensures place: p->offset == offset && p->length == length;
    ensures path: p->path == d->path;
    ensures status: p->status == d->status;
    ensures transaction: p->transaction == d->transaction;
*/
static void set_packet(vuas_packet *p, uint32_t offset, uint32_t length, const vuas_draft *d)
{
  p->offset = offset;
  p->length = length;
  p->path = d->path;
  p->transaction = d->transaction;
  p->status = d->status;
}

void vuas_send(const vuas_draft *d, vuas_out *out)
{
  vuas_writer w;
  uint32_t k = out->n_packets;
  w.b = out->bytes;
  w.at = k * VUAS_PACKET_BYTES;
  w.cap = (k + 1) * VUAS_PACKET_BYTES;
  w.overflow = false;
  write_packet(&w, d);
  /*@ assert fits: !w.overflow; */
  set_packet(&out->packet[k], k * VUAS_PACKET_BYTES, w.at - k * VUAS_PACKET_BYTES, d);
  /*@ assert older: \forall integer j; 0 <= j < k ==>
        out->packet[j].offset == j * VUAS_PACKET_BYTES && out->packet[j].length <= VUAS_PACKET_BYTES; */
  /*@ assert statuses: \forall integer j; 0 <= j < k ==> VUAS_WAS(out->packet[j].status); */
  out->n_packets = k + 1;
}

void vuas_tell(vuas_out *out, vuas_event_kind kind, uint16_t status, vuas_handle call, vuas_handle request,
               vuas_span body)
{
  uint32_t k = out->n_events;
  out->event[k].kind = (uint8_t)kind;
  out->event[k].status = status;
  out->event[k].call = call;
  out->event[k].request = request;
  out->event[k].body = body;
  out->n_events = k + 1;
}
