/* SPDX-License-Identifier: Apache-2.0 */
/* Which slots of an array are free. */
#ifndef VUAS_FREELIST_H
#define VUAS_FREELIST_H

#include "state.h"
#include "../spec/freelist.h"

/* Every slot is free; the lowest numbers are taken first. */
/*@ requires mem: vuas_free_mem(f);
    terminates \true;
    exits \false;
    assigns f->count, f->slot[0 .. f->capacity - 1];
    ensures ok: vuas_free_ok(f);
    ensures count: f->count == f->capacity;
    ensures all: \forall integer s; 0 <= s < f->capacity ==> vuas_free_has(f, s);
*/
void vuas_free_init(vuas_free *f);

/* Takes a free slot; false, and *slot untouched, when there is none. */
/*@ requires ok: vuas_free_ok(f);
    requires slot: \valid(slot);
    requires apart: \separated(slot, f) && \separated(slot, f->slot + (0 .. f->capacity - 1));
    terminates \true;
    exits \false;
    assigns f->count, *slot;
    ensures ok: vuas_free_ok(f);
    ensures some: \result <==> \old(f->count) > 0;
    ensures none: !\result ==> *slot == \old(*slot) && f->count == \old(f->count);
    ensures count: \result ==> f->count == \old(f->count) - 1;
    ensures slot: \result ==> *slot < f->capacity;
    ensures was: \result ==> vuas_free_has{Old}(f, *slot);
    ensures taken: \result ==> !vuas_free_has(f, *slot);
    ensures others: \forall integer s; (\result ==> s != *slot) ==> (vuas_free_has(f, s) <==> vuas_free_has{Old}(f, s));
*/
bool vuas_free_pop(vuas_free *f, uint32_t *slot);

/* Gives a slot back. A full stack stays as it is; but it is full only when every slot is free, so that this slot would
   be, too. */
/*@ requires ok: vuas_free_ok(f);
    requires slot: slot < f->capacity;
    requires taken: !vuas_free_has(f, slot);
    terminates \true;
    exits \false;
    assigns f->count, f->slot[0 .. f->capacity - 1];
    ensures ok: vuas_free_ok(f);
    ensures count: \old(f->count) < f->capacity ==> f->count == \old(f->count) + 1;
    ensures given: \old(f->count) < f->capacity ==> vuas_free_has(f, slot);
    ensures full: \old(f->count) >= f->capacity ==> f->count == \old(f->count);
    ensures others: \forall integer s; s != slot ==> (vuas_free_has(f, s) <==> vuas_free_has{Old}(f, s));
*/
void vuas_free_push(vuas_free *f, uint32_t slot);

#endif
