// Package pdf prints a page to PDF, with the browser of this computer: tagged
// for readers aloud, with bookmarks from its headings, on paper of the size
// that the page asks for.
package pdf

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"os"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Options say by which browser a page is printed, and how.
type Options struct {
	Browser string        // a program; empty: the one that is found
	Timeout time.Duration // 0: DefaultTimeout
	// Day is the one that the file says it was made on. The same page of the
	// same day gives the same bytes with the same browser.
	Day time.Time
	// Notice is told what a reader should know beside the result; nil: nobody.
	Notice func(string)
}

// DefaultTimeout bounds the printing of one page. It takes some seconds for a
// hundred sheets, and more where others use the computer.
const DefaultTimeout = 2 * time.Minute

// Print prints a page that needs nothing but itself. The browser keeps to
// itself: it has a profile of its own that is removed, reaches no network and
// runs no script of the page, and it is gone when Print returns.
func Print(ctx context.Context, html []byte, o Options) ([]byte, error) {
	browser, err := Find(o.Browser)
	if err != nil {
		return nil, err
	}
	p := &printer{browser: browser, html: html, unboxed: os.Geteuid() == 0, Options: o}
	out, err := p.print(ctx)
	if errors.Is(err, errNoSandbox) && !p.unboxed {
		p.unboxed = true
		out, err = p.print(ctx)
	}
	if err != nil {
		return nil, err
	}
	if p.unboxed && o.Notice != nil {
		o.Notice("The browser that printed the PDF ran without its own sandbox, as it must " + why() + "; it had no network, and ran no script.")
	}
	return dated(out, o.Day), nil
}

func why() string {
	if os.Geteuid() == 0 {
		return "for the administrator (root)"
	}
	return "on this computer"
}

// printer is one attempt.
type printer struct {
	Options
	browser string
	html    []byte
	unboxed bool   // without the browser's sandbox
	scratch string // a folder for what the browser leaves lying about
	said    output
}

func (p *printer) print(ctx context.Context) (out []byte, err error) {
	if p.scratch, err = os.MkdirTemp(roomy(os.TempDir()), "roe-"); err != nil {
		return nil, err
	}
	defer os.RemoveAll(p.scratch)
	return p.printIn(ctx)
}

// longestFolder is how long the name of a folder may be in which the browser
// opens a socket: the system takes 103 characters with the socket's own name.
const longestFolder = 50

// roomy is the folder for temporary files, or the system's own where that one's
// name is too long.
func roomy(folder string) string {
	if info, err := os.Stat("/tmp"); len(folder) > longestFolder && err == nil && info.IsDir() {
		return "/tmp"
	}
	return folder
}

func (p *printer) printIn(ctx context.Context) (out []byte, err error) {
	limit := cmp.Or(p.Timeout, DefaultTimeout)
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	allocator, end := chromedp.NewExecAllocator(limited, p.flags()...)
	defer end() // waits until the browser is gone and its profile removed
	tab, _ := chromedp.NewContext(allocator, chromedp.WithLogf(quiet), chromedp.WithErrorf(quiet))
	err = chromedp.Do(tab, p.show)
	if err == nil {
		out, err = chromedp.Run(tab, chromedp.PrintToPDF(asWritten))
	}
	switch {
	case err == nil:
		return out, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case limited.Err() != nil:
		return nil, fmt.Errorf("%s did not print it within %v; it may be no browser, or hang: name another with --browser", p.browser, limit)
	}
	return nil, p.failed(err)
}

func quiet(string, ...any) {}

// show puts the page into the empty tab, which is of no origin: nothing in it
// can read a file of this computer.
func (p *printer) show(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
	var nothing chromedp.Void
	if _, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		return nothing, err
	}
	tree, err := cdp.Call(ctx, t, page.GetFrameTree, cdp.Empty{})
	if err != nil {
		return nothing, err
	}
	_, err = cdp.Call(ctx, t, page.SetDocumentContent, page.SetDocumentContentParams{FrameID: tree.FrameTree.Frame.ID, HTML: string(p.html)})
	return nothing, err
}

// asWritten prints as the page's own style sheet says. The page numbers are in
// it too.
func asWritten(p *page.PrintToPDFParams) {
	yes := true
	p.PreferCSSPageSize, p.PrintBackground = &yes, &yes
	p.GenerateTaggedPDF, p.GenerateDocumentOutline = &yes, &yes
	p.TransferMode = page.PrintToPDFTransferModeReturnAsStream // of any length
}

// flags start the browser without a network: every name and address is sent to
// a proxy that nobody runs.
func (p *printer) flags() []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:len(chromedp.DefaultExecAllocatorOptions):len(chromedp.DefaultExecAllocatorOptions)],
		chromedp.ExecPath(p.browser),
		chromedp.Flag("no-sandbox", p.unboxed),
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("font-render-hinting", "none"), // the same lines on every screen
		chromedp.Flag("proxy-server", "127.0.0.1:9"),
		chromedp.Flag("proxy-bypass-list", "<-loopback>"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
		chromedp.Env("TMPDIR="+p.scratch, "TMP="+p.scratch, "TEMP="+p.scratch),
		chromedp.CombinedOutput(&p.said),
		chromedp.ModifyCmdFunc(together),
	)
}

var errNoSandbox = errors.New("the browser has no sandbox here")

// failed says in words why the browser gave no page.
func (p *printer) failed(err error) error {
	said := p.said.String()
	if strings.Contains(strings.ToLower(said+err.Error()), "sandbox") && !p.unboxed {
		return errNoSandbox
	}
	text := p.browser + " ended without printing it"
	if line := firstLine(said); line != "" {
		text += "; it said: " + line
	}
	return errors.New(text + ". If it is not Chromium, Chrome or Edge, name one of them with --browser")
}

func firstLine(text string) string {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			return fmt.Sprintf("%.200q", line)
		}
	}
	return ""
}
