"""Pages of runs in headless Chromium; for the scripts beside it."""
import json, os, re, shutil, subprocess

# A browser takes its time to start: the pages are opened one after the other in a frame of one page.
FRAMES = '''<!doctype html><body><script>
const pages = %s, heard = {}, frame = document.createElement("iframe");
function next() {
  const page = pages.shift();
  if (page) frame.src = page + "#selftest"; else document.body.dataset.heard = JSON.stringify(heard);
}
addEventListener("message", (e) => { heard[e.data.page] = e.data.outcome; next(); });
frame.width = 1280; frame.height = 800;
document.body.append(frame);
next();
</script>'''


def data_of(page):
    text = open(page, encoding='utf-8').read()
    if re.search(r'(src|href)=["\']https?:', text):
        raise AssertionError(page + ': needs the network')
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])


def complaint(page, outcome):
    """What is wrong with a page whose self-test said this, or None."""
    runs = data_of(page)['runs']
    m = re.match(r'visited (\d+) findings (\d+) lanes (\d+) boxes (\d+) arrows (\d+)', outcome)
    if not m:
        return 'did not open'
    visited, findings, _, boxes, _ = map(int, m.groups())
    if findings != len((runs[-1]['findings'] or {'findings': []})['findings']):
        return 'its findings are not shown'
    if visited < sum(min(8, len(r['steps'])) for r in runs):
        return 'the slider does not move'
    if boxes == 0 and any(r['pictures'] for r in runs):
        return 'the heap is not drawn'
    return None


def open_pages(pages):
    """What is wrong with them, a line each; nothing where there is no Chromium."""
    chromium = shutil.which('chromium') or shutil.which('chromium-browser') or shutil.which('google-chrome')
    if chromium is None:
        print('no Chromium here: the pages were not opened')
        return []
    open('frames.html', 'w').write(FRAMES % json.dumps(pages))
    p = subprocess.run([chromium, '--headless', '--no-sandbox', '--disable-gpu', '--enable-logging=stderr', '--dump-dom',
                        '--virtual-time-budget=100000', '--user-data-dir=' + os.path.abspath('profile'),
                        'file://' + os.path.abspath('frames.html')],
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=280)  # the runner ends us sooner
    dom, log = p.stdout.decode('utf-8', 'replace'), p.stderr.decode('utf-8', 'replace')
    wrong = [line for line in log.split('\n') if 'CONSOLE' in line]
    heard = re.search(r'data-heard="([^"]*)"', dom)
    heard = json.loads(heard[1].replace('&quot;', '"')) if heard else {}
    heard = {os.path.relpath(page, os.getcwd()): outcome for page, outcome in heard.items()}
    for page in pages:
        why = complaint(page, heard.get(page, ''))
        wrong += [page + ': ' + why] if why else []
    return wrong
