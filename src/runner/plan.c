/* SPDX-License-Identifier: Apache-2.0 */
#include "plan.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char plan_builtin[] =
    "now     = accept\n"
    "busy    = reject 486\n"
    "decline = reject 603\n"
    "moved   = redirect now\n"
    "ring    = ring\n"
    "early   = progress 183 sdp, wait, accept\n"
    "silent  = silent\n"
    "bye     = accept, bye 2000\n"
    "*       = progress, wait, accept\n";

/* One step while it is read: its words are taken off the front of rest. */
typedef struct {
  plan_entry *entry;
  plan_text rest;
  plan_error *error;
  uint32_t ring_ms;
  bool last;  /* a step stood before after which nothing may follow */
} reader;

__attribute__((format(printf, 2, 3))) static bool mistake(plan_error *e, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  (void)vsnprintf(e->message, sizeof e->message, format, arguments);
  va_end(arguments);
  return false;
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

static plan_text trim(plan_text t) {
  while (t.length > 0 && is_blank(t.at[0])) {
    t.at++;
    t.length--;
  }
  while (t.length > 0 && (is_blank(t.at[t.length - 1]) || t.at[t.length - 1] == '\r')) {
    t.length--;
  }
  return t;
}

/* What stands before the first c, which is taken off too; all of it when there is no c. */
static plan_text cut(plan_text *t, char c) {
  plan_text head = {t->at, 0};
  while (head.length < t->length && t->at[head.length] != c) {
    head.length++;
  }
  size_t used = head.length < t->length ? head.length + 1 : head.length;
  t->at += used;
  t->length -= used;
  return head;
}

static plan_text next_word(reader *r) {
  r->rest = trim(r->rest);
  plan_text word = {r->rest.at, 0};
  while (word.length < r->rest.length && !is_blank(word.at[word.length])) {
    word.length++;
  }
  r->rest.at += word.length;
  r->rest.length -= word.length;
  r->rest = trim(r->rest);
  return word;
}

static bool is_word(plan_text t, const char *word) {
  return t.length == strlen(word) && memcmp(t.at, word, t.length) == 0;
}

/* The width for %.*s, so that a message stays readable. */
static int shown(plan_text t) {
  return t.length > 40 ? 40 : (int)t.length;
}

static bool number(plan_text t, uint32_t max, uint32_t *v) {
  uint32_t sum = 0;
  if (t.length == 0 || t.length > 9) {
    return false;
  }
  for (size_t i = 0; i < t.length; i++) {
    if (t.at[i] < '0' || t.at[i] > '9') {
      return false;
    }
    sum = sum * 10 + (uint32_t)(t.at[i] - '0');
  }
  *v = sum;
  return sum <= max;
}

static bool starts_with_digit(plan_text t) {
  return t.length > 0 && t.at[0] >= '0' && t.at[0] <= '9';
}

static plan_step *add_step(reader *r, plan_kind kind, uint16_t status) {
  plan_step *s = &r->entry->step[r->entry->n_steps];
  memset(s, 0, sizeof *s);
  s->kind = (uint8_t)kind;
  s->status = status;
  r->entry->n_steps++;
  return s;
}

static bool read_ms(reader *r, uint32_t *ms) {
  plan_text word = next_word(r);
  if (!number(word, PLAN_MAX_MS, ms)) {
    return mistake(r->error, "'%.*s' is no number of milliseconds up to %d", shown(word), word.at, PLAN_MAX_MS);
  }
  return true;
}

static bool read_status(reader *r, uint32_t low, uint32_t high, uint16_t *status) {
  uint32_t v = 0;
  if (!starts_with_digit(r->rest)) {
    return true;
  }
  plan_text word = next_word(r);
  if (!number(word, high, &v) || v < low) {
    return mistake(r->error, "'%.*s' is no status from %u to %u", shown(word), word.at, (unsigned)low, (unsigned)high);
  }
  *status = (uint16_t)v;
  return true;
}

static bool is_phrase(plan_text t) {
  for (size_t i = 0; i < t.length; i++) {
    if ((unsigned char)t.at[i] < 32 || t.at[i] == 127) {
      return false;
    }
  }
  return true;
}

/* A URI (it has a colon), or a user of this server. */
static bool is_target(plan_text t) {
  bool uri = memchr(t.at, ':', t.length) != NULL;
  for (size_t i = 0; i < t.length; i++) {
    char c = t.at[i];
    bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool more = uri ? c > ' ' && c < 127 && strchr("<>\"\\^`{|}", c) == NULL : strchr("-_.!~*'()%+&=$", c) != NULL;
    if (!alnum && !more) {
      return false;
    }
  }
  return t.length > 0 && t.at[0] != ':' && t.length <= (uri ? PLAN_URI : PLAN_USER);
}

static bool read_redirect(reader *r) {
  plan_step *s = add_step(r, PLAN_REDIRECT, 302);
  r->last = true;
  if (!read_status(r, 300, 399, &s->status)) {
    return false;
  }
  while (r->rest.length > 0) {
    plan_text word = next_word(r);
    if (s->n_targets == PLAN_TARGETS) {
      return mistake(r->error, "more targets than %d", PLAN_TARGETS);
    }
    if (!is_target(word)) {
      return mistake(r->error, "'%.*s' is no URI and no user", shown(word), word.at);
    }
    s->target[s->n_targets] = word;
    s->n_targets++;
  }
  return s->n_targets > 0 || mistake(r->error, "redirect needs a URI or a user of this server");
}

static bool read_progress(reader *r) {
  plan_step *s = add_step(r, PLAN_PROGRESS, 180);
  if (!read_status(r, 101, 199, &s->status)) {
    return false;
  }
  if (r->rest.length > 0) {
    plan_text word = next_word(r);
    s->sdp = is_word(word, "sdp");
    return s->sdp || mistake(r->error, "after progress may stand a status and 'sdp', not '%.*s'", shown(word), word.at);
  }
  return true;
}

static bool read_reject(reader *r) {
  plan_step *s = add_step(r, PLAN_REJECT, 486);
  r->last = true;
  if (!read_status(r, 400, 699, &s->status)) {
    return false;
  }
  s->reason = r->rest;
  r->rest.length = 0;
  return is_phrase(s->reason) || mistake(r->error, "a reason phrase holds no control octets");
}

static bool read_ring(reader *r) {
  (void)add_step(r, PLAN_PROGRESS, 180);
  r->last = r->rest.length == 0;
  return r->last || read_ms(r, &add_step(r, PLAN_WAIT, 0)->ms);
}

static bool read_wait(reader *r) {
  plan_step *s = add_step(r, PLAN_WAIT, 0);
  s->ms = r->ring_ms;
  return r->rest.length == 0 || read_ms(r, &s->ms);
}

static bool read_accept(reader *r) {
  plan_step *s = add_step(r, PLAN_ACCEPT, 200);
  return read_status(r, 200, 299, &s->status);
}

static bool read_bye(reader *r) {
  r->last = true;
  return read_ms(r, &add_step(r, PLAN_BYE, 0)->ms);
}

/* The step whose first word was taken; what is left over of it is an error of the caller's. */
static bool read_known(reader *r, plan_text word) {
  if (is_word(word, "trying")) {
    (void)add_step(r, PLAN_TRYING, 100);
    return true;
  }
  if (is_word(word, "silent")) {
    r->last = true;
    return true;
  }
  if (is_word(word, "progress")) {
    return read_progress(r);
  }
  if (is_word(word, "ring")) {
    return read_ring(r);
  }
  if (is_word(word, "wait")) {
    return read_wait(r);
  }
  if (is_word(word, "accept") || is_word(word, "answer")) {
    return read_accept(r);
  }
  if (is_word(word, "reject")) {
    return read_reject(r);
  }
  if (is_word(word, "redirect")) {
    return read_redirect(r);
  }
  if (is_word(word, "bye")) {
    return read_bye(r);
  }
  return mistake(r->error, "unknown step '%.*s': trying, progress, ring, wait, accept, reject, redirect, bye or silent",
              shown(word), word.at);
}

static bool read_step(reader *r) {
  plan_text word = next_word(r);
  bool accepted = r->entry->n_steps > 0 && r->entry->step[r->entry->n_steps - 1].kind == PLAN_ACCEPT;
  if (word.length == 0) {
    return mistake(r->error, "a step is missing");
  }
  if (r->last) {
    return mistake(r->error, "'%.*s' comes after the last step", shown(word), word.at);
  }
  if (accepted != is_word(word, "bye")) {
    return mistake(r->error, accepted ? "after accept only bye may follow, not '%.*s'" : "'%.*s' must follow accept",
                shown(word), word.at);
  }
  if (r->entry->n_steps + 2 > PLAN_STEPS) {
    return mistake(r->error, "more steps than %d", PLAN_STEPS);
  }
  if (!read_known(r, word)) {
    return false;
  }
  if (r->rest.length > 0) {
    return mistake(r->error, "'%.*s' does not belong to %.*s", shown(r->rest), r->rest.at, shown(word), word.at);
  }
  return true;
}

static int hex_value(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The octet at i, an escape %XX read as the octet that it stands for; *i goes on behind it. */
static uint8_t unescape_next(const char *text, size_t n, size_t *i) {
  size_t at = *i;
  if (text[at] == '%' && n - at > 2 && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0) {
    *i = at + 3;
    return (uint8_t)(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
  }
  *i = at + 1;
  return (uint8_t)text[at];
}

static bool read_user(plan_entry *entry, plan_text t, plan_error *e) {
  if (t.length == 0) {
    return mistake(e, "a user stands before '=' ('*' for any)");
  }
  if (t.at[t.length - 1] == '*') {
    entry->prefix = true;
    t.length--;
  }
  for (size_t i = 0; i < t.length;) {
    if (is_blank(t.at[i]) || t.at[i] == '*') {
      return mistake(e, "'*' may only end a user, and blanks are written %%20");
    }
    if (entry->user_length == PLAN_USER) {
      return mistake(e, "a user of more than %d octets", PLAN_USER);
    }
    entry->user[entry->user_length] = unescape_next(t.at, t.length, &i);
    entry->user_length++;
  }
  return true;
}

static bool same_user(const plan_entry *a, const plan_entry *b) {
  return a->prefix == b->prefix && a->user_length == b->user_length && memcmp(a->user, b->user, a->user_length) == 0;
}

/* A '#' at the beginning or after a blank begins a comment. */
static plan_text without_comment(plan_text line) {
  for (size_t i = 0; i < line.length; i++) {
    if (line.at[i] == '#' && (i == 0 || is_blank(line.at[i - 1]))) {
      line.length = i;
    }
  }
  return trim(line);
}

static bool read_entry(plan_entry *entry, plan_text line, uint32_t ring_ms, plan_error *e) {
  if (memchr(line.at, '=', line.length) == NULL) {
    return mistake(e, "expected: user = step, step, ...");
  }
  plan_text user = trim(cut(&line, '='));
  if (!read_user(entry, user, e)) {
    return false;
  }
  reader r = {entry, {line.at, 0}, e, ring_ms, false};
  line = trim(line);
  do {
    bool more = memchr(line.at, ',', line.length) != NULL;
    r.rest = trim(cut(&line, ','));
    if (!read_step(&r)) {
      return false;
    }
    if (!more) {
      return true;
    }
  } while (true);
}

bool plan_parse(plan *p, const char *text, size_t n, uint32_t ring_ms, plan_error *e) {
  plan_text all = {text, n};
  size_t first = p->n, lines = 1;
  for (size_t i = 0; i < n; i++) {
    lines += text[i] == '\n';
  }
  e->line = 0;
  plan_entry *grown = realloc(p->entry, (p->n + lines) * sizeof *grown);
  if (grown == NULL) {
    return mistake(e, "out of memory");
  }
  p->entry = grown;
  while (all.length > 0) {
    plan_text line = without_comment(cut(&all, '\n'));
    e->line++;
    if (line.length == 0) {
      continue;
    }
    plan_entry *entry = &p->entry[p->n];
    memset(entry, 0, sizeof *entry);
    entry->line = e->line;
    if (!read_entry(entry, line, ring_ms, e)) {
      return false;
    }
    for (size_t i = first; i < p->n; i++) {
      if (same_user(&p->entry[i], entry)) {
        return mistake(e, "this user stands in line %u already", p->entry[i].line);
      }
    }
    p->n++;
  }
  return true;
}

static bool matches(const plan_entry *entry, const uint8_t *user, size_t n) {
  size_t used = 0;
  for (size_t i = 0; i < n; used++) {
    if (used == entry->user_length) {
      return entry->prefix;
    }
    if (unescape_next((const char *)user, n, &i) != entry->user[used]) {
      return false;
    }
  }
  return used == entry->user_length;
}

const plan_entry *plan_find(const plan *p, const uint8_t *user, size_t n) {
  for (size_t i = 0; i < p->n; i++) {
    if (matches(&p->entry[i], user, n)) {
      return &p->entry[i];
    }
  }
  return NULL;
}

bool plan_needs_sdp(const plan_entry *entry) {
  for (size_t i = 0; i < entry->n_steps; i++) {
    if (entry->step[i].sdp || entry->step[i].kind == PLAN_ACCEPT) {
      return true;
    }
  }
  return false;
}

void plan_free(plan *p) {
  free(p->entry);
  p->entry = NULL;
  p->n = 0;
}
