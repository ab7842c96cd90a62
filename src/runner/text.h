/* SPDX-License-Identifier: Apache-2.0 */
/* Text for people and for JSON. */
#ifndef RUNNER_TEXT_H
#define RUNNER_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "types.h"

/* All of the text is a decimal number from low to high; *v is untouched when it is not. */
bool text_number(const char *text, uint64_t low, uint64_t high, uint64_t *v);

/* The octets in quotes; what JSON cannot hold (control octets, octets that are no UTF-8) as \u00XX. */
void text_json(FILE *f, const uint8_t *b, size_t n);

/* The same escapes without the quotes, and quotes and backslashes as they are: safe for a terminal. */
void text_plain(FILE *f, const uint8_t *b, size_t n);

/* Why a message is refused (vuas_cause); the name of a header field (vuas_field_id), NULL for none in particular. */
const char *text_cause(uint16_t cause);
const char *text_field(uint16_t field);

/* The name of an event (vuas_event_kind); what a status of the core means (vuas_status). */
const char *text_event(uint8_t kind);
const char *text_status(unsigned status);

#endif
