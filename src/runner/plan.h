/* SPDX-License-Identifier: Apache-2.0 */
/* Plans: what a called user does. A plan file has a line "user = step, step, ..." for each user; README.md has the
   syntax. The built-in users are such a text too. */
#ifndef PLAN_H
#define PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PLAN_STEPS 16   /* of a user at the most; "ring 500" counts as two */
#define PLAN_USER 64    /* octets of a user's name, unescaped */
#define PLAN_TARGETS 4  /* of a redirect */
#define PLAN_URI 512    /* octets of one of them */
#define PLAN_MAX_MS 86400000

typedef enum { PLAN_TRYING, PLAN_PROGRESS, PLAN_WAIT, PLAN_ACCEPT, PLAN_REJECT, PLAN_REDIRECT, PLAN_BYE } plan_kind;

/* A place in the plan's text. */
typedef struct {
  const char *at;
  size_t length;
} plan_text;

typedef struct {
  uint8_t kind;       /* plan_kind */
  bool sdp;           /* progress: with a session description */
  uint8_t n_targets;  /* redirect */
  uint16_t status;    /* what to answer with */
  uint32_t ms;        /* wait, bye */
  plan_text reason;   /* reject: length 0 for the usual phrase */
  plan_text warning;  /* reject: why, as a Warning header field says it; length 0 for none */
  plan_text target[PLAN_TARGETS]; /* redirect: URIs (with a colon), or users of this server */
} plan_step;

typedef struct {
  uint8_t user[PLAN_USER];
  uint8_t user_length;
  bool prefix;        /* the pattern ended in '*': user is only the beginning */
  uint8_t n_steps;
  unsigned line;      /* in its text */
  plan_step step[PLAN_STEPS];
} plan_entry;

typedef struct {
  plan_entry *entry;
  size_t n;
} plan;

typedef struct {
  unsigned line;
  char message[160];
} plan_error;

/* The users that every server has, after those of the plan file. */
extern const char plan_builtin[];

/* Appends the entries of the text, which must outlive the plan. ring_ms: a wait without a number. False: see *e. */
bool plan_parse(plan *p, const char *text, size_t n, uint32_t ring_ms, plan_error *e);

/* The first entry that matches the user part of a URI, which is unescaped once; NULL when none does. */
const plan_entry *plan_find(const plan *p, const uint8_t *user, size_t n);

/* Some step of it needs a session description. */
bool plan_needs_sdp(const plan_entry *entry);

void plan_free(plan *p);

#endif
