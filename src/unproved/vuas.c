/* SPDX-License-Identifier: Apache-2.0 */
#include "core.h"
#include "message.h"
#include "timing.h"

/* --- laying out --- */

static bool config_ok(const vuas_config *c)
{
  return vuas_timing_check(&c->timing) && c->trying_ms <= 200 && 1 <= c->refresh_ms && c->refresh_ms <= VUAS_T2_MAX &&
         c->host_length <= VUAS_MAX_IDENTITY && c->server_length <= VUAS_MAX_IDENTITY && vuas_text_plain(c->host, c->host_length) &&
         vuas_text_plain(c->server, c->server_length);
}

static bool memory_ok(const vuas_memory *m)
{
  return 1 <= m->n_calls && m->n_calls <= VUAS_MAX_SLOTS && 1 <= m->n_txs && m->n_txs <= VUAS_MAX_SLOTS && 2 <= m->index_buckets &&
         m->index_buckets <= VUAS_MAX_SLOTS;
}

static void lay_out(vuas_store *s, const vuas_memory *m)
{
  s->calls = m->calls;
  s->n_calls = m->n_calls;
  s->txs = m->txs;
  s->n_txs = m->n_txs;
  s->by_key.place = m->by_key;
  s->by_key.buckets = m->index_buckets;
  s->by_request.place = m->by_request;
  s->by_request.buckets = m->index_buckets;
  s->timers.at = m->deadlines;
  s->timers.capacity = m->n_calls + m->n_txs;
  s->free_calls.slot = m->free_calls;
  s->free_calls.capacity = m->n_calls;
  s->free_calls.count = 0;
  s->free_txs.slot = m->free_txs;
  s->free_txs.capacity = m->n_txs;
  s->free_txs.count = 0;
}

static void clear_stats(vuas_stats_counters *s)
{
  s->received = 0;
  s->requests = 0;
  s->responses = 0;
  s->dropped = 0;
  s->calls = 0;
  s->active_calls = 0;
  s->refused_400 = 0;
  s->refused_405 = 0;
  s->refused_415 = 0;
  s->refused_416 = 0;
  s->refused_420 = 0;
  s->refused_481 = 0;
  s->refused_482 = 0;
  s->refused_500 = 0;
  s->refused_501 = 0;
  s->refused_503 = 0;
  s->refused_505 = 0;
  s->refused_513 = 0;
  s->refused_other = 0;
  s->retransmissions_in = 0;
  s->retransmissions_out = 0;
  s->ack_timeouts = 0;
  s->transport_errors = 0;
}

static void clear_tx(vuas_tx *t)
{
  t->kind = VUAS_TX_FREE;
  t->generation = 1;
}

static void clear_call(vuas_call_slot *c)
{
  c->state = VUAS_CALL_FREE;
  c->generation = 1;
}

static void clear_slots(vuas_store *s)
{
  for (uint32_t k = 0; k < s->n_txs; k++) clear_tx(&s->txs[k]);
  for (uint32_t k = 0; k < s->n_calls; k++) clear_call(&s->calls[k]);
}

vuas_status vuas_init(vuas *u, const vuas_config *config, const vuas_memory *memory, const uint64_t secret[2])
{
  if (config->layout != VUAS_LAYOUT) return VUAS_E_LAYOUT;
  if (!config_ok(config) || !memory_ok(memory)) return VUAS_E_ARGUMENT;
  lay_out(&u->store, memory);
  clear_slots(&u->store);
  vuas_index_clear(&u->store.by_key);
  vuas_index_clear(&u->store.by_request);
  vuas_timers_clear(&u->store.timers);
  vuas_free_init(&u->store.free_calls);
  vuas_free_init(&u->store.free_txs);
  u->run.config = *config;
  u->run.now = 0;
  u->run.secret[0] = secret[0];
  u->run.secret[1] = secret[1];
  clear_stats(&u->run.stats);
  return VUAS_OK;
}

/* --- one message --- */

static void on_message(vuas *u, const uint8_t *b, uint32_t n, vuas_out *out)
{
  u->run.length = n;
  bool good = vuas_parse_message(b, n, &u->run.message);
  if (u->run.message.request) {
    u->run.stats.requests = vuas_more(u->run.stats.requests);
    if (good || u->run.message.answerable) vuas_on_request(u, b, out);
    else vuas_count_dropped(u);
  } else {
    u->run.stats.responses = vuas_more(u->run.stats.responses);
    if (good) vuas_on_response(u, b, out);
    else vuas_count_dropped(u);
  }
}

vuas_status vuas_receive(vuas *u, uint64_t now, const vuas_path *source, const uint8_t *bytes, uint32_t n, vuas_out *out)
{
  vuas_out_clear(out);
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  if (n > VUAS_MAX_MESSAGE) return VUAS_E_SIZE;
  if (source->transport > VUAS_TRANSPORT_OTHER) return VUAS_E_ARGUMENT;
  vuas_set_time(u, now);
  u->run.source = *source;
  u->run.stats.received = vuas_more(u->run.stats.received);
  on_message(u, bytes, n, out);
  return VUAS_OK;
}

const vuas_message *vuas_request(const vuas *u)
{
  return &u->run.message;
}

const vuas_stats_counters *vuas_stats(const vuas *u)
{
  return &u->run.stats;
}
