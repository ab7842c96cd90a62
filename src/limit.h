/* SPDX-License-Identifier: Apache-2.0 */
/* Bounds on a flood: who asks too much is not answered by a transaction, and in the end not at all. */
#ifndef VUAS_LIMIT_H
#define VUAS_LIMIT_H

#include "state.h"
#include "../spec/limit.h"

/* No answer given, all sources with their whole allowance. */
/*@ requires place: \valid(l);
    terminates \true; exits \false; assigns *l;
    ensures none: l->answers == 0 && l->second_at == 0;
    ensures whole: \forall integer k; 0 <= k < VUAS_SOURCES ==> l->whole_at[k] == 0;
*/
void vuas_limits_clear(vuas_limits *l);

/* Whether one more stateless answer may be given now, per_second of them in a second at the most; 0: any number. Then
   it counts. A second begins with the first answer after the last one: any 1,000 ms see twice as many at the most. */
/*@ requires place: \valid(l);
    terminates \true; exits \false; assigns l->second_at, l->answers;
    ensures may: \result <==> per_second == 0 ||
      \old(vuas_second_over(l->second_at, now)) || \old(l->answers) < per_second;
    ensures any: per_second == 0 || !\result ==>
      l->answers == \old(l->answers) && l->second_at == \old(l->second_at);
    ensures begun: per_second > 0 && \old(vuas_second_over(l->second_at, now)) ==>
      l->answers == 1 && l->second_at == now;
    ensures counted: per_second > 0 && \result && !\old(vuas_second_over(l->second_at, now)) ==>
      l->answers == \old(l->answers) + 1 && l->second_at == \old(l->second_at);
*/
bool vuas_limit_answer(vuas_limits *l, uint32_t per_second, uint64_t now);

/* Whether the source with this hash may open one more transaction now: n at once, and one more each ms. Then it
   counts. A source has four places; it is refused only when none has room, so that who shares some of them with
   sources that flood is not. */
/*@ requires place: \valid(l);
    requires time: now <= VUAS_TIME_MAX && n > 0;
    terminates \true; exits \false; assigns l->whole_at[0 .. VUAS_SOURCES - 1];
    ensures may: \result <==> \exists integer p; vuas_source_has(hash, p) &&
      vuas_source_room(\old(l->whole_at[p]), n, ms, now);
    ensures spent: \forall integer p; vuas_source_has(hash, p) ==>
      l->whole_at[p] == vuas_source_after(\old(l->whole_at[p]), n, ms, now);
    ensures others: \forall integer p; 0 <= p < VUAS_SOURCES && !vuas_source_has(hash, p) ==>
      l->whole_at[p] == \old(l->whole_at[p]);
*/
bool vuas_limit_source(vuas_limits *l, uint64_t hash, uint16_t n, uint32_t ms, uint64_t now);

#endif
