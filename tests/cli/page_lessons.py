#!/usr/bin/env python3
"""The page of every lesson, leaking and mended ones side by side, in headless Chromium."""
import glob, os, subprocess, sys

sys.dont_write_bytecode = True
import browser

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOL = os.environ['GOL']
LESSONS = os.path.join(ROOT, 'examples', 'leaks')

def write_page(page, *args):
    subprocess.run([GOL, 'leak', '-virtual-time', '-html', page, *args], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=60)


for folder in sorted(glob.glob(LESSONS + '/*')):
    programs = sorted(glob.glob(folder + '/*.go'))
    leak = folder + '/leak.go' if folder + '/leak.go' in programs else programs[0]
    others = [p for p in programs if p != leak]
    write_page(os.path.basename(folder) + '.html', leak)
    if others:
        write_page('vs-' + os.path.basename(folder) + '.html', '-vs', others[0], leak)
pages = sorted(glob.glob('*.html'))
failures = [] if len(pages) >= 28 else ['only %d pages' % len(pages)]
failures += browser.open_pages(pages)
print('\n'.join(failures))
sys.exit(len(failures) > 0)
