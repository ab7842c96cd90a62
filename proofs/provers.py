# SPDX-License-Identifier: Apache-2.0
"""The provers, as Why3 is told of them: CVC4 and Z3 as they are detected, and Z3 in three more ways. Z3f knows fewer facts
(z3-frames.drv). Z3t is Z3f told when to unfold a definition (z3-triggers): most goals of the call layer take it a tenth
of the time. Z3a is Z3t that splits cases by activity: quick where many implications stand side by side, hopeless
elsewhere."""
import os, re, shutil, subprocess

# Which provers are asked, and for how many seconds a goal: one at a time for a short while, since provers asked together
# run side by side and cost twice; then longer; all for what is left. The last round takes the time the gate allows.
ALL = 'Z3t,Z3f,cvc4,z3'
ROUNDS = ('Z3t', 2), ('Z3f', 1), ('cvc4', 4), ('z3', 3), ('Z3a', 6), ('Z3f', 15), ('cvc4', 15)

# How every function is read and proved, whoever asks: the gate, and the mutants.
KERNEL = ['-machdep', 'gcc_x86_64', '-cpp-extra-args=-Isrc -Ispec']
WP = ['-wp', '-wp-rte', '-warn-unsigned-downcast', '-wp-no-ground', '-wp-par', '2']

SECTION = '''
[prover]
name = "{name}"
version = "{version}"
command = "{before}{z3} -smt2 sat.random_seed=42 nlsat.randomize=false smt.random_seed=42 smt.auto_config=false smt.mbqi=false \
smt.arith.solver=2 smt.case_split={split} -st %f"
driver = "{driver}"
in_place = false
interactive = false
'''


def only_removes(driver):
    """Whether a driver takes facts away and does nothing else: one that adds facts could make anything provable."""
    driver = re.sub(r'\(\*.*?\*\)', ' ', driver, flags=re.S)
    lines = [line.strip() for line in driver.split('\n') if line.strip()]
    allowed = r'import "@DRIVERS@/z3_471_nobv.drv"|theory [\w.]+|remove prop \w+|end'
    return all(re.fullmatch(allowed, line) for line in lines)


def expression(tokens):
    """One S-expression of SMT-LIB, as nested lists."""
    token = next(tokens)
    if token != '(':
        return token
    items = []
    while (item := expression(tokens)) != ')':
        items.append(item)
    return items


def parse(text):
    tokens = iter(re.findall(r'[()]|[^\s()]+', '(' + re.sub(r';.*', ' ', text) + ')'))
    return expression(tokens)


def bare(e):
    """An expression without its annotations."""
    if not isinstance(e, list):
        return e
    return bare(e[1]) if e[:1] == ['!'] else [bare(x) for x in e]


def only_annotates(script, sample):
    """Whether z3-triggers adds triggers, and nothing else: what it makes of the sample says what the sample says."""
    with open(sample) as f:
        before = f.read()
    after = subprocess.run([script, '--only', sample], capture_output=True, text=True).stdout
    try:
        return parse(before) != parse(after) and bare(parse(after)) == parse(before)
    except (StopIteration, RecursionError):
        return False


def configure(env, drivers='/usr/share/why3/drivers'):
    """Writes env['WHY3CONFIG'] anew; returns the names of provers that are missing."""
    conf = env['WHY3CONFIG']
    if os.path.exists(conf):
        os.unlink(conf)
    subprocess.run(['why3', 'config', 'detect'], env=env, capture_output=True)
    text = open(conf).read() if os.path.exists(conf) else ''
    missing = [p for p in ('CVC4', 'Z3') if f'name = "{p}"' not in text]
    if not missing:
        driver = os.path.join(os.path.dirname(conf), 'z3-frames.drv')
        here = os.path.dirname(os.path.abspath(__file__))
        with open(os.path.join(here, 'z3-frames.drv')) as f:
            text = f.read()
        if not only_removes(text):
            return ['Z3f (z3-frames.drv does more than remove facts)']
        with open(driver, 'w') as f:
            f.write(text.replace('@DRIVERS@', drivers))
        z3 = shutil.which('z3', path=env.get('PATH'))
        version = subprocess.run([z3, '--version'], capture_output=True, text=True).stdout.split()[2]
        triggers = os.path.join(here, 'z3-triggers')
        if not only_annotates(triggers, os.path.join(here, 'selftest', 'triggers.smt2')):
            return ['Z3t (z3-triggers does not do what it should, or more)']
        with open(conf, 'a') as f:
            # a recursive definition may be unfolded where its name stands, not only where its parts do
            heads = ' pi.block_loop_patterns=false'
            for name, before, split in (('Z3f', '', '5'), ('Z3t', triggers + ' ', '5' + heads),
                                        ('Z3a', triggers + ' ', '1' + heads)):
                f.write(SECTION.format(name=name, before=before, split=split, version=version, z3=z3, driver=driver))
    return missing
