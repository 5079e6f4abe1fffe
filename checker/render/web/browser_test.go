package web

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"roe.example/checker/outside"
)

// browser is one Chromium for all tests.
var browser struct {
	sync.Mutex
	context context.Context
	stop    func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	if browser.stop != nil {
		browser.stop()
	}
	os.Exit(code)
}

// tab is a page in the browser, with all that it said and asked for.
type tab struct {
	t       *testing.T
	context context.Context
	mu      sync.Mutex
	said    []string
	asked   []string
}

// view is how somebody looks at a page.
type view struct {
	width  int64
	scheme string // light, dark
}

func newTab(t *testing.T) *tab {
	t.Helper()
	path := outside.Tool(t, "chromium")
	outside.Font(t, "Liberation Sans") // of which the pictures are made
	browser.Lock()
	defer browser.Unlock()
	if browser.context == nil {
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
		allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
		first, end := chromedp.NewContext(allocator)
		if err := chromedp.Do(first); err != nil {
			cancel()
			t.Fatal(err)
		}
		browser.context, browser.stop = first, func() { end(); cancel() }
	}
	ctx, cancel := chromedp.NewContext(browser.context)
	ctx, end := context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(func() { end(); cancel() })
	b := &tab{t: t, context: ctx}
	b.do(call(network.Enable, network.EnableParams{}))
	b.do(call(network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: true, DownloadThroughput: -1, UploadThroughput: -1}))
	b.listen()
	return b
}

// listen notes what goes to the console and what is asked of the network.
func (b *tab) listen() {
	go func() {
		for m, err := range chromedp.Console(b.context) {
			if err != nil {
				return
			}
			b.mu.Lock()
			b.said = append(b.said, string(m.Type)+": "+m.Text)
			b.mu.Unlock()
		}
	}()
	go func() {
		for e, err := range chromedp.Events(b.context, network.RequestWillBeSent) {
			if err != nil {
				return
			}
			b.mu.Lock()
			b.asked = append(b.asked, e.Request.URL)
			b.mu.Unlock()
		}
	}()
}

func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.context, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func run[T any](b *tab, action chromedp.Action[T]) T {
	b.t.Helper()
	out, err := chromedp.Run(b.context, action)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

// eval runs a script in the page, and reads what comes of it.
func eval[T any](b *tab, script string) T {
	b.t.Helper()
	return run(b, chromedp.Evaluate[T](script))
}

// script runs one in the page for what it does.
func (b *tab) script(text string) {
	b.t.Helper()
	b.do(chromedp.Evaluate[chromedp.Void](text))
}

// onPaper lays the page out as for printing.
var onPaper = call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})

// look sets how the page is looked at.
func (b *tab) look(v view) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(v.width, 1000), call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: v.scheme}},
	}))
}

// open shows a page from a file, as somebody opens an attachment.
func (b *tab) open(content []byte) {
	b.t.Helper()
	name := filepath.Join(b.t.TempDir(), "page.html")
	if err := os.WriteFile(name, content, 0o644); err != nil {
		b.t.Fatal(err)
	}
	b.do(chromedp.Navigate((&url.URL{Scheme: "file", Path: name}).String()))
}

// pdf prints as roe does.
func (b *tab) pdf() []byte {
	b.t.Helper()
	yes := true
	return run(b, chromedp.PrintToPDF(func(p *page.PrintToPDFParams) {
		p.PreferCSSPageSize, p.GenerateTaggedPDF, p.GenerateDocumentOutline, p.PrintBackground = &yes, &yes, &yes, &yes
	}))
}

// quiet fails when the page said or asked for anything.
func (b *tab) quiet() {
	b.t.Helper()
	time.Sleep(50 * time.Millisecond) // the last message is under way
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, s := range b.said {
		b.t.Errorf("the console says: %s", s)
	}
	for _, u := range b.asked {
		if !strings.HasPrefix(u, "file://") && u != "data:," {
			b.t.Errorf("the page asked for %s", u)
		}
	}
}
