/* SPDX-License-Identifier: Apache-2.0 */
/* Taking, changing and giving back calls. Each change enters the call's deadline anew. */
#ifndef VUAS_CALLS_H
#define VUAS_CALLS_H

#include "../spec/call.h"
#include "../spec/refresh.h"
#include "slots.h"

/*@ // which of the dialog's events a response to the INVITE is
    logic integer vuas_dialog_sent(integer status) =
      status == 100 ? vuas_dialog_sent_100 : status < 200 ? vuas_dialog_sent_1xx :
      status < 300 ? vuas_dialog_sent_2xx : vuas_dialog_sent_final;

    // call i's timers run only where spec/machines/call.table says: Expires until the final answer, and once there is
    // one only the BYE that is tried again (its instant shares its place with the refresh)
    predicate vuas_call_timed{L}(vuas *u, integer i) =
      (u->store.calls[i].state != VUAS_CALL_INVITED && u->store.calls[i].state != VUAS_CALL_EARLY ==>
        u->store.calls[i].expires_at == VUAS_NEVER) &&
      (u->store.calls[i].state != VUAS_CALL_INVITED && u->store.calls[i].state != VUAS_CALL_EARLY &&
        !(u->store.calls[i].state == VUAS_CALL_ESTABLISHED && u->store.calls[i].bye_wanted != 0) ==>
        u->store.calls[i].refresh_at == VUAS_NEVER);
    logic integer vuas_wanted{L}(vuas *u, integer i) = u->store.calls[i].bye_wanted != 0 ? 1 : 0;
    logic integer vuas_retry_at{L}(vuas *u, integer i) =
      u->store.calls[i].state == VUAS_CALL_ESTABLISHED ? u->store.calls[i].refresh_at : VUAS_NEVER;

    // event e has made of call i's timers and of its bye_wanted what the table says
    predicate vuas_call_times{O,N}(vuas *u, integer i, integer e, integer open, integer room, integer session,
      integer own) =
      vuas_wanted{N}(u, i) ==
        vuas_call_bye_wanted(\at(u->store.calls[i].state,O), e, open, room, session, own, vuas_wanted{O}(u, i)) &&
      \at(u->store.calls[i].expires_at,N) ==
        vuas_call_expires(\at(u->store.calls[i].state,O), e, open, room, session, own, vuas_wanted{O}(u, i),
          \at(u->store.calls[i].expires_at,O)) &&
      vuas_retry_at{N}(u, i) ==
        vuas_call_retry(\at(u->store.calls[i].state,O), e, open, room, session, own, vuas_wanted{O}(u, i),
          vuas_retry_at{O}(u, i), \at(u->run.now,N), \at(u->run.config.timing.t1,N));

    // they are as they were
    predicate vuas_times_same{A,B}(vuas *u, integer i) =
      \at(u->store.calls[i].bye_wanted,A) == \at(u->store.calls[i].bye_wanted,B) &&
      \at(u->store.calls[i].expires_at,A) == \at(u->store.calls[i].expires_at,B) &&
      \at(u->store.calls[i].refresh_at,A) == \at(u->store.calls[i].refresh_at,B);
    // none runs any more
    predicate vuas_times_over{A,B}(vuas *u, integer i) =
      \at(u->store.calls[i].bye_wanted,A) == \at(u->store.calls[i].bye_wanted,B) &&
      \at(u->store.calls[i].expires_at,B) == VUAS_NEVER && \at(u->store.calls[i].refresh_at,B) == VUAS_NEVER;

    // the state of the provisional refresh
    logic integer vuas_refresh_state(integer at) = at != VUAS_NEVER ? vuas_refresh_on : vuas_refresh_off;
*/

/* What the table makes of the timers of call i, if it lives on and they ran as they should; then they go on so. */
#define VUAS_TIMES_BY_TABLE(u, i, event, open, room, session, own) \
  (\old(vuas_call_timed(u, i)) && (u)->store.calls[i].state != VUAS_CALL_FREE ==> vuas_call_timed(u, i) && \
    vuas_call_times{Old,Here}(u, i, event, open, room, \old(session), \old(own)))

/* A call of the dialog in u->run.dialog, with the draft's tag; VUAS_NONE when there is no room. */
/*@ requires ok: vuas_ok(u) && vuas_dialog_parts(&u->run.dialog);
    terminates \true; exits \false;
    assigns u->run.stats, u->store.calls[0 .. u->store.n_calls - 1], VUAS_CALL_TABLES(u);
    ensures ok: vuas_ok(u);
    ensures full: \result == VUAS_NONE <==> \old(u->store.free_calls.count) == 0;
    ensures opened: \result != VUAS_NONE ==> \result < u->store.n_calls &&
      u->store.calls[\result].state == VUAS_CALL_INVITED && u->store.calls[\result].invite == invite &&
      !u->store.calls[\result].bye_wanted && !u->store.calls[\result].described &&
      u->store.calls[\result].invite_cseq == u->run.dialog.invite_cseq &&
      u->store.calls[\result].remote_seq == u->run.dialog.remote_seq;
    ensures timed: \result != VUAS_NONE ==> vuas_call_timed(u, \result);
    ensures expires: \result != VUAS_NONE ==> u->store.calls[\result].expires_at ==
      (u->run.message.has_expires ? u->run.now + 1000 * u->run.message.expires : VUAS_NEVER);
    VUAS_CALLS_LAST(u, 0);
    VUAS_KEEPS_QUIET(u);
    ensures armed: \result != VUAS_NONE ==> vuas_call_armed(u, \result);
*/
uint32_t vuas_call_open(vuas *u, vuas_handle invite);

/* Ends a call: its handle is dead, its place free. */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    terminates \true; exits \false;
    assigns u->run.stats, u->store.calls[i].state, u->store.calls[i].generation, VUAS_CALL_TABLES(u);
    ensures ok: vuas_ok(u);
    ensures free: u->store.calls[i].state == VUAS_CALL_FREE;
    ensures dead: u->store.calls[i].generation == vuas_generation_after(\old(u->store.calls[i].generation));
    VUAS_CALLS_LAST(u, 1);
    VUAS_KEEPS_QUIET(u);
    ensures armed: vuas_call_armed(u, i);
*/
void vuas_call_close(vuas *u, uint32_t i);

/* What a response to the INVITE makes of the call: 101-199 an early dialog, 2xx one that awaits its ACK (RFC 3261 12.1,
   13.3.1); its timers follow (13.3.1.1, 13.3.1.4). */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    requires status: 101 <= status <= 699;
    requires open: status < 300 ==> u->store.calls[i].state <= VUAS_CALL_EARLY;
    terminates \true; exits \false;
    assigns u->store.calls[i].state, u->store.calls[i].refresh_at, u->store.calls[i].expires_at,
      u->store.calls[i].repeat, u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    ensures early: status < 200 ==> u->store.calls[i].state == VUAS_CALL_EARLY &&
      u->store.calls[i].refresh_at == u->run.now + u->run.config.refresh_ms &&
      u->store.calls[i].expires_at == \old(u->store.calls[i].expires_at);
    ensures final: status >= 200 ==>
      u->store.calls[i].refresh_at == VUAS_NEVER && u->store.calls[i].expires_at == VUAS_NEVER;
    ensures accepted: 200 <= status < 300 ==> u->store.calls[i].state == VUAS_CALL_MORATORIUM;
    ensures refused: status >= 300 ==> u->store.calls[i].state == \old(u->store.calls[i].state);
    ensures dialog: status < 300 &&
      (\old(u->store.calls[i].state) == VUAS_CALL_INVITED || \old(u->store.calls[i].state) == VUAS_CALL_EARLY) ==>
      u->store.calls[i].state == vuas_dialog_to(\old(u->store.calls[i].state), vuas_dialog_sent(status), 1);
    ensures refresh: u->store.calls[i].refresh_at ==
      vuas_refresh_refresh(vuas_refresh_state(\old(u->store.calls[i].refresh_at)),
        status < 200 ? vuas_refresh_progress : vuas_refresh_final, \old(u->store.calls[i].refresh_at), u->run.now,
        u->run.config.refresh_ms);
    VUAS_CALLS_LAST(u, 0);
    VUAS_KEEPS_QUIET(u);
    ensures armed: vuas_call_armed(u, i);
*/
void vuas_call_answered(vuas *u, uint32_t i, uint16_t status);

/* One event for the repetition of the call's 2xx. */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    requires event: ev <= VUAS_REPEAT_STOP;
    terminates \true; exits \false;
    assigns u->store.calls[i].repeat, u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    ensures acked: ev == VUAS_REPEAT_ON_ACK ==>
      (\result == VUAS_REPEAT_TELL_ACKED <==> \old(u->store.calls[i].repeat.state) == VUAS_REPEAT_WAIT);
    ensures action: \result == vuas_repeat_does(\old(u->store.calls[i].repeat.state),
      vuas_repeat_heard{Pre}(&u->store.calls[i].repeat, ev, u->run.now));
    VUAS_CALLS_LAST(u, 0);
    VUAS_KEEPS_QUIET(u);
    ensures armed: vuas_call_armed(u, i);
*/
vuas_repeat_action vuas_call_repeat(vuas *u, uint32_t i, vuas_repeat_event ev);

/* The dialog's next state, a later one or the same. */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    requires on: u->store.calls[i].state <= state <= VUAS_CALL_MORTAL;
    terminates \true; exits \false;
    assigns u->store.calls[i].state;
    ensures ok: vuas_ok(u);
    ensures state: u->store.calls[i].state == state;
    VUAS_CALLS_LAST(u, 0);
    VUAS_KEEPS_QUIET(u);
*/
void vuas_call_becomes(vuas *u, uint32_t i, uint8_t state);

/* The call is to end as soon as it may (RFC 3261 15). */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls;
    terminates \true; exits \false;
    assigns u->store.calls[i].bye_wanted;
    ensures ok: vuas_ok(u);
    ensures wanted: u->store.calls[i].bye_wanted;
    VUAS_CALLS_LAST(u, 0);
    VUAS_KEEPS_QUIET(u);
*/
void vuas_call_bye_later(vuas *u, uint32_t i);

/* The session description of this number has been sent (RFC 3261 13.2.1). */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls;
    terminates \true; exits \false;
    assigns u->store.calls[i].described, u->store.calls[i].description;
    ensures ok: vuas_ok(u);
    ensures described: u->store.calls[i].described && u->store.calls[i].description == number;
    VUAS_CALLS_LAST(u, 0);
    VUAS_KEEPS_QUIET(u);
*/
void vuas_call_describes(vuas *u, uint32_t i, uint64_t number);

/* A BYE of ours finds no free transaction: the dialog is confirmed, and the BYE is tried again T1 from now (RFC 3261
   13.3.1.4). timer: spec/machines/call.table. */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls;
    requires confirmed: u->store.calls[i].state == VUAS_CALL_MORATORIUM ||
      u->store.calls[i].state == VUAS_CALL_ESTABLISHED;
    terminates \true; exits \false;
    assigns u->store.calls[i].state, u->store.calls[i].bye_wanted, u->store.calls[i].refresh_at,
      u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    ensures confirmed: u->store.calls[i].state == VUAS_CALL_ESTABLISHED;
    ensures wanted: u->store.calls[i].bye_wanted;
    ensures later: u->store.calls[i].refresh_at == u->run.now + u->run.config.timing.t1;
    ensures dialog: u->store.calls[i].state == vuas_dialog_to(\old(u->store.calls[i].state), vuas_dialog_no_ack, 0);
    ensures timer: u->store.calls[i].refresh_at == vuas_call_retry(VUAS_CALL_ESTABLISHED, vuas_call_retry, 0, 0, 0, 0,
      1, \old(u->store.calls[i].refresh_at), u->run.now, u->run.config.timing.t1);
    VUAS_CALLS_LAST(u, 0);
    VUAS_KEEPS_QUIET(u);
    ensures armed: vuas_call_armed(u, i);
*/
void vuas_call_waits(vuas *u, uint32_t i);

/* The last 18x goes out again a while from now (RFC 3261 13.3.1.1). */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    terminates \true; exits \false;
    assigns u->store.calls[i].refresh_at, u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    ensures later: u->store.calls[i].refresh_at == u->run.now + u->run.config.refresh_ms;
    ensures refresh: \old(u->store.calls[i].refresh_at) != VUAS_NEVER ==> u->store.calls[i].refresh_at ==
      vuas_refresh_refresh(vuas_refresh_on, vuas_refresh_due, \old(u->store.calls[i].refresh_at), u->run.now,
        u->run.config.refresh_ms);
    VUAS_CALLS_LAST(u, 0);
    VUAS_KEEPS_QUIET(u);
    ensures armed: vuas_call_armed(u, i);
*/
void vuas_call_refreshed(vuas *u, uint32_t i);

/* A BYE of ours is on its way in this transaction (RFC 3261 15.1.1); nothing waits for one any more. */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    terminates \true; exits \false;
    assigns u->store.calls[i].state, u->store.calls[i].bye, u->store.calls[i].local_seq,
      u->store.calls[i].has_local_seq, u->store.calls[i].refresh_at, u->store.calls[i].expires_at,
      u->store.timers.at[0 .. 2 * u->store.timers.capacity - 1];
    ensures ok: vuas_ok(u);
    ensures mortal: u->store.calls[i].state == VUAS_CALL_MORTAL && u->store.calls[i].bye == bye;
    ensures counted: u->store.calls[i].has_local_seq;
    ensures sequence: u->store.calls[i].local_seq ==
      \old(vuas_seq_after(u->store.calls[i].has_local_seq ? \true : \false, u->store.calls[i].local_seq));
    ensures quiet: u->store.calls[i].refresh_at == VUAS_NEVER && u->store.calls[i].expires_at == VUAS_NEVER;
    ensures dialog: \old(u->store.calls[i].state) == VUAS_CALL_MORATORIUM ||
      \old(u->store.calls[i].state) == VUAS_CALL_ESTABLISHED ==>
      u->store.calls[i].state == vuas_dialog_to(\old(u->store.calls[i].state), vuas_dialog_sent_bye, 0);
    VUAS_CALLS_LAST(u, 0);
    VUAS_KEEPS_QUIET(u);
    ensures armed: vuas_call_armed(u, i);
*/
void vuas_call_byes(vuas *u, uint32_t i, vuas_handle bye);

/* The request in hand is the dialog's newest: its CSeq counts, its path is where requests of ours go (RFC 3261
   12.2.2). */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls && u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false;
    assigns u->store.calls[i].remote_seq, u->store.calls[i].path;
    ensures ok: vuas_ok(u);
    ensures sequence: u->store.calls[i].remote_seq == u->run.message.cseq;
    VUAS_CALLS_LAST(u, 0);
    VUAS_KEEPS_QUIET(u);
*/
void vuas_call_heard(vuas *u, uint32_t i);

#endif
