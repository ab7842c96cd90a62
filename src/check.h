/* SPDX-License-Identifier: Apache-2.0 */
/* The invariant of the whole state, executable. */
#ifndef VUAS_CHECK_H
#define VUAS_CHECK_H

#include "slots.h"
#include "../spec/check.h"

/* mem: the memory is what vuas_init was given; exact: what every step keeps, and beyond it that no slot's deadline, no
   server transaction and no free slot is lost; ok: so the invariant of every step holds. */
/*@ requires mem: vuas_mem(u) && vuas_tables_mem(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==>
      vuas_run_ok(u) && vuas_tables_ok(u) && vuas_stacks_ok(u) && vuas_txs_ok(u) && vuas_calls_ok(u) &&
      vuas_calls_armed(u) && vuas_txs_armed(u) && vuas_none_lost(u) && vuas_all_findable(u);
    ensures ok: \result ==> vuas_ok(u);
*/
bool vuas_check(const vuas *u);

#endif
