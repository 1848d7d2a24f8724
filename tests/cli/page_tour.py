#!/usr/bin/env python3
"""The pages of the tour: links, and each in headless Chromium."""
import glob, os, re, subprocess, sys

sys.dont_write_bytecode = True
import browser

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOL = os.environ['GOL']
LESSONS = os.path.join(ROOT, 'examples', 'leaks')

subprocess.run([GOL, 'tour', '-html', 'class'], timeout=60)
pages = sorted(glob.glob('class/*.html'))
links = {link for page in pages for link in re.findall(r'"(?:previous|next|index)":"([^"]+)"', open(page).read())}
failures = ['a link leads nowhere: ' + link for link in links if not os.path.exists('class/' + link)]
failures += [] if len(pages) == 1 + len(os.listdir(LESSONS)) and links else ['not all lessons: %s' % pages]
pages.remove('class/index.html')
failures += browser.open_pages(pages)
print('\n'.join(failures))
sys.exit(len(failures) > 0)
