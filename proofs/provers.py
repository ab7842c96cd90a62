# SPDX-License-Identifier: Apache-2.0
"""The provers, as Why3 is told of them: CVC4 and Z3 as they are detected, Z3 once more as Z3f (see z3-frames.drv)."""
import os, re, shutil, subprocess

# Which provers are asked, and for how many seconds a goal: the quickest alone, since provers asked together run side by
# side and cost twice; then longer; then another; all for what is left. The last round takes the time the gate allows.
ALL = 'Z3f,cvc4,z3'
ROUNDS = ('Z3f', 3), ('Z3f', 15), ('cvc4', 15)

# How every function is read and proved, whoever asks: the gate, and the mutants.
KERNEL = ['-machdep', 'gcc_x86_64', '-cpp-extra-args=-Isrc -Ispec']
WP = ['-wp', '-wp-rte', '-warn-unsigned-downcast', '-wp-no-ground', '-wp-par', '2']

SECTION = '''
[prover]
name = "Z3f"
version = "{version}"
command = "{z3} -smt2 sat.random_seed=42 nlsat.randomize=false smt.random_seed=42 smt.auto_config=false smt.mbqi=false \
smt.arith.solver=2 smt.case_split=5 -st %f"
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
        with open(conf, 'a') as f:
            f.write(SECTION.format(version=version, z3=z3, driver=driver))
    return missing
