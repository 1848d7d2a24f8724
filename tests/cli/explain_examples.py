#!/usr/bin/env python3
"""Every example of `gol explain` is a program: the first of a page has what the page is about, the second has
not, in English and in Chinese."""
import json, os, re, subprocess

GOL = os.environ['GOL']
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGES = os.path.join(ROOT, 'docs', 'explain')


def examples(text):
    """The indented blocks of a page, without their indent."""
    blocks = re.findall(r'(?m)(?:^    .*\n|^\n(?=\n*    ))+', text)
    return [re.sub(r'(?m)^    ', '', b).strip('\n') + '\n' for b in blocks if b.strip()]


def gol(*args):
    return subprocess.run([GOL, *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=50, text=True, encoding='utf-8')


def codes_of(code, name):
    """What gol says of the program, by codes; or what went wrong."""
    if not code.startswith('L-'):
        p = gol('vet', '-json', name)
        checks = json.loads(p.stdout) if p.stdout.startswith('{') else {'': {'?': p.stdout}} if p.stdout else {}
        return {check for package in checks.values() for check in package}, ''
    p = gol('leak', '-virtual-time', '-json', '-o', 'r.json', name)
    if p.returncode not in (0, 3):
        return set(), p.stdout
    with open('r.json', encoding='utf-8') as f:
        return {x['code'] for x in json.load(f)['findings']}, ''


for lang in ('', 'zh'):
    for page in sorted(os.listdir(os.path.join(PAGES, lang))):
        code = page[:-len('.md')]
        if not page.endswith('.md'):
            continue
        with open(os.path.join(PAGES, lang, page), encoding='utf-8') as f:
            found = examples(f.read())
        if len(found) != 2:
            print('%s/%s: %d examples, not two' % (lang, page, len(found)))
            continue
        for is_first, text in zip((True, False), found):
            with open('example.gol', 'w', encoding='utf-8') as f:
                f.write(text)
            codes, trouble = codes_of(code, 'example.gol')
            if trouble or codes != ({code} if is_first else set()):
                print('%s/%s, %s example: %s %s' % (lang, page, 'first' if is_first else 'second', sorted(codes), trouble))
