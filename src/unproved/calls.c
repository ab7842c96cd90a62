/* SPDX-License-Identifier: Apache-2.0 */
#include "calls.h"

#define KEEPS_ALL(u) VUAS_KEEPS_TABLES(u); VUAS_KEEPS_STACKS(u); VUAS_KEEPS_TXS(u); VUAS_KEEPS_CALLS(u)

/* --- beginning --- */

/*@ requires place: \valid_read(r) && r->now <= VUAS_TIME_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures never: !r->message.has_expires ==> \result == VUAS_NEVER;
    ensures exact: r->message.has_expires ==> \result == r->now + 1000 * r->message.expires;
*/
static uint64_t expiry(const vuas_run *r)
{
  if (!r->message.has_expires) return VUAS_NEVER;
  return r->now + (uint64_t)r->message.expires * 1000;
}

/*@ requires place: \valid(c) && \valid_read(d) && \separated(c, d) && vuas_dialog_parts(d);
    terminates \true; exits \false;
    assigns c->bytes[0 .. VUAS_CALL_BYTES - 1], c->call_id_end, c->remote_tag_end, c->local_end, c->remote_end, c->target_end, c->routes_end,
      c->path, c->next_hop;
    ensures bytes: \forall integer k; 0 <= k < d->routes_end ==> c->bytes[k] == d->bytes[k];
    ensures parts: vuas_dialog_parts(c);
    ensures ends: c->call_id_end == d->call_id_end && c->remote_tag_end == d->remote_tag_end && c->local_end == d->local_end &&
      c->remote_end == d->remote_end && c->target_end == d->target_end && c->routes_end == d->routes_end;
    ensures way: c->path == d->path && c->next_hop == d->next_hop;
*/
static void copy_parts(vuas_call_slot *c, const vuas_call_slot *d)
{
  /*@ loop invariant range: 0 <= k <= d->routes_end;
      loop invariant copied: \forall integer j; 0 <= j < k ==> c->bytes[j] == d->bytes[j];
      loop assigns k, c->bytes[0 .. VUAS_CALL_BYTES - 1];
      loop variant d->routes_end - k; */
  for (uint32_t k = 0; k < d->routes_end; k++) c->bytes[k] = d->bytes[k];
  c->call_id_end = d->call_id_end;
  c->remote_tag_end = d->remote_tag_end;
  c->local_end = d->local_end;
  c->remote_end = d->remote_end;
  c->target_end = d->target_end;
  c->routes_end = d->routes_end;
  c->path = d->path;
  c->next_hop = d->next_hop;
}

/*@ requires place: \valid(c) && \valid_read(d) && \separated(c, d);
    terminates \true; exits \false;
    assigns c->offer_in_invite, c->has_remote_tag, c->strict, c->secure, c->invite_cseq, c->remote_seq;
    ensures facts: c->offer_in_invite == d->offer_in_invite && c->has_remote_tag == d->has_remote_tag && c->strict == d->strict &&
      c->secure == d->secure && c->invite_cseq == d->invite_cseq && c->remote_seq == d->remote_seq;
*/
static void copy_facts(vuas_call_slot *c, const vuas_call_slot *d)
{
  c->offer_in_invite = d->offer_in_invite;
  c->has_remote_tag = d->has_remote_tag;
  c->strict = d->strict;
  c->secure = d->secure;
  c->invite_cseq = d->invite_cseq;
  c->remote_seq = d->remote_seq;
}

/*@ requires place: \valid(c) && \valid_read(tag + (0 .. VUAS_TAG_BYTES - 1)) && \separated(c, tag + (0 .. VUAS_TAG_BYTES - 1));
    terminates \true; exits \false;
    assigns c->tag[0 .. VUAS_TAG_BYTES - 1], c->state, c->has_local_seq, c->local_seq, c->bye_wanted, c->invite, c->bye, c->repeat,
      c->refresh_at, c->expires_at;
    ensures tag: \forall integer k; 0 <= k < VUAS_TAG_BYTES ==> c->tag[k] == tag[k];
    ensures fresh: c->state == VUAS_CALL_INVITED && !c->has_local_seq && !c->bye_wanted && c->bye.slot == VUAS_NONE;
    ensures invite: c->invite == invite;
    ensures timers: vuas_repeat_inv(&c->repeat) && c->refresh_at == VUAS_NEVER && c->expires_at == expires;
*/
static void begin(vuas_call_slot *c, const uint8_t *tag, vuas_handle invite, uint64_t expires)
{
  /*@ loop invariant range: 0 <= k <= VUAS_TAG_BYTES;
      loop invariant copied: \forall integer j; 0 <= j < k ==> c->tag[j] == tag[j];
      loop assigns k, c->tag[0 .. VUAS_TAG_BYTES - 1];
      loop variant VUAS_TAG_BYTES - k; */
  for (uint32_t k = 0; k < VUAS_TAG_BYTES; k++) c->tag[k] = tag[k];
  c->state = VUAS_CALL_INVITED;
  c->has_local_seq = false;
  c->local_seq = 0;
  c->bye_wanted = false;
  c->invite = invite;
  c->bye.slot = VUAS_NONE;
  c->bye.generation = 0;
  vuas_repeat_init(&c->repeat);
  c->refresh_at = VUAS_NEVER;
  c->expires_at = expires;
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && vuas_run_ok(u) && vuas_dialog_parts(&u->run.dialog);
    requires taken: vuas_free_ok(&u->store.free_calls) && !vuas_free_has(&u->store.free_calls, i);
    terminates \true; exits \false; assigns u->store.calls[i];
    ensures this: vuas_call_ok(&u->store.calls[i]);
    ensures begun: u->store.calls[i].state == VUAS_CALL_INVITED && u->store.calls[i].invite == invite && !u->store.calls[i].bye_wanted &&
      u->store.calls[i].invite_cseq == u->run.dialog.invite_cseq && u->store.calls[i].remote_seq == u->run.dialog.remote_seq;
    KEEPS_ALL(u);
    VUAS_KEEPS_RUN(u);
*/
static void fill(vuas *u, uint32_t i, vuas_handle invite)
{
  copy_parts(&u->store.calls[i], &u->run.dialog);
  copy_facts(&u->store.calls[i], &u->run.dialog);
  begin(&u->store.calls[i], u->run.draft.tag, invite, expiry(&u->run));
  /*@ assert others: \forall integer j; 0 <= j < u->store.n_calls && j != i ==>
        (\at(vuas_call_ok(&u->store.calls[j]), Pre) ==> vuas_call_ok(&u->store.calls[j])); */
}

/*@ requires place: vuas_mem(u) && vuas_free_ok(&u->store.free_calls) && vuas_call_stack_ok(u);
    terminates \true; exits \false; assigns u->store.free_calls.count;
    ensures none: \result == VUAS_NONE <==> \old(u->store.free_calls.count) == 0;
    ensures free: vuas_free_ok(&u->store.free_calls) && vuas_call_stack_ok(u);
    ensures taken: \result != VUAS_NONE ==> \result < u->store.n_calls && u->store.calls[\result].state == VUAS_CALL_FREE &&
      !vuas_free_has(&u->store.free_calls, \result);
    KEEPS_ALL(u);
    VUAS_KEEPS_RUN(u);
*/
static uint32_t take(vuas *u)
{
  uint32_t i = VUAS_NONE;
  (void)vuas_free_pop(&u->store.free_calls, &i);
  return i;
}

uint32_t vuas_call_open(vuas *u, vuas_handle invite)
{
  uint32_t i = take(u);
  if (i == VUAS_NONE) return VUAS_NONE;
  fill(u, i, invite);
  vuas_arm_call(u, i);
  u->run.stats.calls = vuas_more(u->run.stats.calls);
  u->run.stats.active_calls = u->store.n_calls - u->store.free_calls.count;
  return i;
}

/* --- ending --- */

/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    requires free: vuas_free_ok(&u->store.free_calls) && vuas_call_stack_ok(u) && u->store.calls[i].state != VUAS_CALL_FREE;
    terminates \true; exits \false;
    assigns u->store.calls[i].state, u->store.calls[i].generation, u->store.free_calls.count,
      u->store.free_calls.slot[0 .. u->store.free_calls.capacity - 1];
    ensures freed: u->store.calls[i].state == VUAS_CALL_FREE && u->store.calls[i].generation != \old(u->store.calls[i].generation);
    ensures free: vuas_free_ok(&u->store.free_calls) && vuas_call_stack_ok(u);
    KEEPS_ALL(u);
    VUAS_KEEPS_RUN(u);
*/
static void release(vuas *u, uint32_t i)
{
  uint32_t g = u->store.calls[i].generation;
  /*@ assert taken: !vuas_free_has(&u->store.free_calls, i); */
  u->store.calls[i].generation = g < 0xFFFFFFFF ? g + 1 : 1;
  u->store.calls[i].state = VUAS_CALL_FREE;
  vuas_free_push(&u->store.free_calls, i);
}

void vuas_call_close(vuas *u, uint32_t i)
{
  release(u, i);
  vuas_arm_call(u, i);
  u->run.stats.active_calls = u->store.n_calls - u->store.free_calls.count;
}

/* --- changing --- */

/*@ requires place: \valid(c) && vuas_call_ok(c) && c->state != VUAS_CALL_FREE && \valid_read(f) && \separated(c, f) && vuas_config_ok(f);
    requires range: now <= VUAS_TIME_MAX && 101 <= status <= 699;
    terminates \true; exits \false; assigns c->state, c->refresh_at, c->expires_at, c->repeat;
    ensures this: vuas_call_ok(c) && c->state != VUAS_CALL_FREE;
    ensures early: status < 200 ==> c->state == VUAS_CALL_EARLY && c->refresh_at == now + f->refresh_ms && c->expires_at == \old(c->expires_at);
    ensures final: status >= 200 ==> c->refresh_at == VUAS_NEVER && c->expires_at == VUAS_NEVER;
    ensures accepted: 200 <= status < 300 ==> c->state == VUAS_CALL_MORATORIUM;
    ensures refused: status >= 300 ==> c->state == \old(c->state);
*/
static void answered(vuas_call_slot *c, uint16_t status, uint64_t now, const vuas_config *f)
{
  if (status < 200) {
    c->state = VUAS_CALL_EARLY;
    c->refresh_at = now + f->refresh_ms;
    return;
  }
  c->refresh_at = VUAS_NEVER;
  c->expires_at = VUAS_NEVER;
  if (status < 300) {
    c->state = VUAS_CALL_MORATORIUM;
    (void)vuas_repeat_step(&c->repeat, VUAS_REPEAT_START, now, &f->timing);
  }
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && vuas_run_ok(u);
    requires living: vuas_call_ok(&u->store.calls[i]) && u->store.calls[i].state != VUAS_CALL_FREE && 101 <= status <= 699;
    terminates \true; exits \false;
    assigns u->store.calls[i].state, u->store.calls[i].refresh_at, u->store.calls[i].expires_at, u->store.calls[i].repeat;
    ensures this: vuas_call_ok(&u->store.calls[i]) && u->store.calls[i].state != VUAS_CALL_FREE;
    ensures early: status < 200 ==> u->store.calls[i].state == VUAS_CALL_EARLY &&
      u->store.calls[i].refresh_at == u->run.now + u->run.config.refresh_ms &&
      u->store.calls[i].expires_at == \old(u->store.calls[i].expires_at);
    ensures final: status >= 200 ==> u->store.calls[i].refresh_at == VUAS_NEVER && u->store.calls[i].expires_at == VUAS_NEVER;
    ensures accepted: 200 <= status < 300 ==> u->store.calls[i].state == VUAS_CALL_MORATORIUM;
    ensures refused: status >= 300 ==> u->store.calls[i].state == \old(u->store.calls[i].state);
    KEEPS_ALL(u);
    VUAS_KEEPS_RUN(u);
*/
static void answer_call(vuas *u, uint32_t i, uint16_t status)
{
  answered(&u->store.calls[i], status, u->run.now, &u->run.config);
  /*@ assert others: \forall integer j; 0 <= j < u->store.n_calls && j != i ==>
        (\at(vuas_call_ok(&u->store.calls[j]), Pre) ==> vuas_call_ok(&u->store.calls[j])); */
}

void vuas_call_answered(vuas *u, uint32_t i, uint16_t status)
{
  answer_call(u, i, status);
  vuas_arm_call(u, i);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && vuas_run_ok(u) && ev <= VUAS_REPEAT_STOP;
    requires living: vuas_call_ok(&u->store.calls[i]) && u->store.calls[i].state != VUAS_CALL_FREE;
    terminates \true; exits \false; assigns u->store.calls[i].repeat;
    ensures this: vuas_call_ok(&u->store.calls[i]);
    KEEPS_ALL(u);
    VUAS_KEEPS_RUN(u);
*/
static vuas_repeat_action step(vuas *u, uint32_t i, vuas_repeat_event ev)
{
  vuas_repeat_action a = vuas_repeat_step(&u->store.calls[i].repeat, ev, u->run.now, &u->run.config.timing);
  /*@ assert others: \forall integer j; 0 <= j < u->store.n_calls && j != i ==>
        (\at(vuas_call_ok(&u->store.calls[j]), Pre) ==> vuas_call_ok(&u->store.calls[j])); */
  return a;
}

vuas_repeat_action vuas_call_repeat(vuas *u, uint32_t i, vuas_repeat_event ev)
{
  vuas_repeat_action a = step(u, i, ev);
  vuas_arm_call(u, i);
  return a;
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    requires living: VUAS_CALL_INVITED <= state <= VUAS_CALL_MORTAL;
    terminates \true; exits \false; assigns u->store.calls[i].state;
    ensures state: u->store.calls[i].state == state;
    KEEPS_ALL(u);
    VUAS_KEEPS_RUN(u);
*/
static void become(vuas *u, uint32_t i, uint8_t state)
{
  u->store.calls[i].state = state;
}

void vuas_call_becomes(vuas *u, uint32_t i, uint8_t state)
{
  become(u, i, state);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    terminates \true; exits \false; assigns u->store.calls[i].bye_wanted;
    ensures wanted: u->store.calls[i].bye_wanted;
    KEEPS_ALL(u);
    VUAS_KEEPS_RUN(u);
*/
static void want_bye(vuas *u, uint32_t i)
{
  u->store.calls[i].bye_wanted = true;
}

void vuas_call_bye_later(vuas *u, uint32_t i)
{
  want_bye(u, i);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && vuas_run_ok(u);
    terminates \true; exits \false; assigns u->store.calls[i].refresh_at;
    ensures later: u->store.calls[i].refresh_at == u->run.now + u->run.config.refresh_ms;
    KEEPS_ALL(u);
    VUAS_KEEPS_RUN(u);
*/
static void refresh(vuas *u, uint32_t i)
{
  u->store.calls[i].refresh_at = u->run.now + u->run.config.refresh_ms;
}

void vuas_call_refreshed(vuas *u, uint32_t i)
{
  refresh(u, i);
  vuas_arm_call(u, i);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    terminates \true; exits \false;
    assigns u->store.calls[i].bye, u->store.calls[i].local_seq, u->store.calls[i].has_local_seq;
    ensures bye: u->store.calls[i].bye == bye && u->store.calls[i].has_local_seq;
    KEEPS_ALL(u);
    VUAS_KEEPS_RUN(u);
*/
static void note_bye(vuas *u, uint32_t i, vuas_handle bye)
{
  u->store.calls[i].local_seq = vuas_next_seq(&u->store.calls[i]);
  u->store.calls[i].has_local_seq = true;
  u->store.calls[i].bye = bye;
}

void vuas_call_byes(vuas *u, uint32_t i, vuas_handle bye)
{
  note_bye(u, i, bye);
  become(u, i, VUAS_CALL_MORTAL);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false; assigns u->store.calls[i].remote_seq, u->store.calls[i].path;
    ensures sequence: u->store.calls[i].remote_seq == u->run.message.cseq;
    KEEPS_ALL(u);
    VUAS_KEEPS_RUN(u);
*/
static void hear(vuas *u, uint32_t i)
{
  u->store.calls[i].remote_seq = u->run.message.cseq;
  u->store.calls[i].path = u->run.source;
}

void vuas_call_heard(vuas *u, uint32_t i)
{
  hear(u, i);
}
