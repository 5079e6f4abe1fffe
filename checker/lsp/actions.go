package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"

	"roe.example/checker"
	"roe.example/checker/book"
	"roe.example/checker/load"
	"roe.example/checker/report"
)

// Commands that actions run. They take seconds, so they run when one is
// chosen, and change the text by an edit that the editor is asked to apply.
const (
	commandSettle = "roe.settle"
	commandWaive  = "roe.waive"
)

// about is the finding that a command is about.
type about struct {
	URI         protocol.DocumentURI `json:"uri"` // the file in which it was chosen
	Fingerprint string               `json:"fingerprint"`
}

// codeActions are what can be done about the findings and faults of some
// lines.
func (v *view) codeActions(_ context.Context, p *protocol.CodeActionParams) ([]any, error) {
	out := []any{}
	st := v.site(p.TextDocument.URI)
	if st == nil || st.group == nil || st.group.last == nil || st.group.stale || !wanted(p.Context.Only) {
		return out, nil
	}
	add := func(a codeAction, message string) {
		for _, d := range p.Context.Diagnostics {
			if d.Message == message {
				a.Diagnostics = append(a.Diagnostics, d)
			}
		}
		switch a.Kind = protocol.QuickFix; {
		case v.client.literals:
			out = append(out, a)
		case a.Command != nil:
			out = append(out, a.Command)
		}
	}
	in := func(loc book.Location) bool {
		line := uint32(max(0, loc.Line-1))
		return absolute(loc.File) == st.path && line >= p.Range.Start.Line && line <= p.Range.End.Line
	}
	for _, fault := range st.group.last.Diagnostics {
		if in(fault.Location) {
			st.mend(fault, add)
		}
	}
	paths := filePaths{}
	for i := range st.group.last.Findings {
		if f := &st.group.last.Findings[i]; f.Open() && in(paths.first(f)) {
			st.remedies(f, p.TextDocument.URI, add)
		}
	}
	return out, nil
}

func wanted(only []protocol.CodeActionKind) bool {
	return len(only) == 0 || slices.Contains(only, protocol.QuickFix) || slices.Contains(only, "")
}

// mend writes the word that was probably meant.
func (st *site) mend(fault book.Diagnostic, add func(codeAction, string)) {
	instead := load.Instead(fault)
	s, ok := st.outline.At(st.text.at(fault.Location))
	if instead == "" || !ok || s.Gap {
		return
	}
	begin, end := s.Start+len(s.Quote), s.End-len(s.Quote)
	if !s.Closed || end < begin {
		return
	}
	if s.Quote == "" && !s.Name && filepath.Ext(st.path) == ".cue" {
		instead = fmt.Sprintf("%q", instead)
	}
	edit := st.edit(st.path, protocol.TextEdit{Range: st.text.span(begin, end), NewText: instead})
	add(codeAction{Title: "Write " + instead + " instead", IsPreferred: true, Edit: edit}, strings.TrimSpace(fault.Message+" "+fault.Hint))
}

// remedies are what can be done about a finding.
func (st *site) remedies(f *report.Finding, uri protocol.DocumentURI, add func(codeAction, string)) {
	arg := []any{about{uri, f.Fingerprint}}
	if f.Deployment != "" && f.Severity != "note" {
		title := "Settle it: draft the clauses that clear " + f.Rule
		add(codeAction{Title: title, Command: &protocol.Command{Title: title, Command: commandSettle, Arguments: arg}}, message(f))
	}
	title := "Record a waiver for " + f.Rule
	add(codeAction{Title: title, Command: &protocol.Command{Title: title, Command: commandWaive, Arguments: arg}}, message(f))
}

// edit changes a file that is there.
func (v *view) edit(path string, edits ...protocol.TextEdit) *workspaceEdit {
	if !v.client.edits {
		return &workspaceEdit{Changes: map[protocol.DocumentURI][]protocol.TextEdit{v.uri(path): edits}}
	}
	e := textDocumentEdit{Edits: edits}
	e.TextDocument.URI = v.uri(path)
	if doc := v.docs[path]; doc != nil {
		e.TextDocument.Version = &doc.version
	}
	return &workspaceEdit{DocumentChanges: []any{e}}
}

// create writes a file that is not there.
func (v *view) create(path, content string) *workspaceEdit {
	edit := v.edit(path, protocol.TextEdit{NewText: content})
	if v.client.createFiles {
		c := createFile{Kind: "create", URI: v.uri(path)}
		c.Options.IgnoreIfExists = true
		edit.DocumentChanges = append([]any{c}, edit.DocumentChanges...)
	}
	return edit
}

// execute runs a command of an action.
func (v *view) execute(ctx context.Context, p *protocol.ExecuteCommandParams) (any, error) {
	run := map[string]func(context.Context, *site, *report.Finding) error{commandSettle: v.settle, commandWaive: v.waive}[p.Command]
	if run == nil {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: fmt.Sprintf("roe has no command %q", p.Command)}
	}
	var what []about
	if raw, err := json.Marshal(p.Arguments); err != nil || json.Unmarshal(raw, &what) != nil || len(what) != 1 {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: p.Command + " is about one finding: {uri, fingerprint}"}
	}
	st := v.site(what[0].URI)
	f := st.finding(what[0].Fingerprint)
	if f == nil {
		return nil, v.refuse("This finding is not there any more.")
	}
	return nil, run(ctx, st, f)
}

// refuse says in a window why nothing was done.
func (v *view) refuse(why string) error {
	v.s.notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{Type: protocol.MessageTypeWarning, Message: why})
	return nil
}

func (st *site) finding(fingerprint string) *report.Finding {
	if st == nil || st.group == nil || st.group.last == nil {
		return nil
	}
	for i := range st.group.last.Findings {
		if f := &st.group.last.Findings[i]; f.Fingerprint == fingerprint {
			return f
		}
	}
	return nil
}

// options are those of a run on the book of a finding alone, with the texts as
// they are in the editor.
func (st *site) options(f *report.Finding) checker.Options {
	opt := st.group.opt
	opt.Today, opt.Paths = st.group.day, []string{absolute(f.Book)}
	opt.Overlay = map[string][]byte{}
	for path, doc := range st.docs {
		opt.Overlay[path] = []byte(doc.data)
	}
	return opt
}

// settle drafts the clauses that clear a finding, into a file of their own.
func (v *view) settle(ctx context.Context, st *site, f *report.Finding) error {
	opt := st.options(f)
	opt.Deployments = []string{f.Deployment}
	v.s.notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{
		Type: protocol.MessageTypeInfo, Message: "roe looks for the smallest set of clauses. That can take a minute.",
	})
	proposal, faults, err := checker.Settle(ctx, opt)
	switch {
	case err != nil:
		return v.refuse("No clauses were drafted: " + err.Error() + ".")
	case len(faults) > 0:
		return v.refuse("No clauses are drafted before the faults in the book are mended: " + faults[0].String() + ": " + faults[0].Message)
	}
	for _, set := range proposal.Sets {
		if slices.ContainsFunc(set.Clears, func(c report.FindingRef) bool { return c.Fingerprint == f.Fingerprint }) {
			path := unused(filepath.Join(absolute(f.Book), set.Patch.Name))
			said := fmt.Sprintf("%s in %s would clear %s. They count as though they were signed; until they are, they settle nothing. Save the file to have it judged.",
				report.Capital(report.Count(len(set.Clauses), "drafted clause")), filepath.Base(path), report.Count(len(set.Clears), "finding"))
			return v.apply(ctx, "Settle "+f.Rule, v.create(path, set.Patch.Text), said)
		}
	}
	for _, o := range proposal.Others {
		if o.Fingerprint == f.Fingerprint {
			return v.refuse(strings.TrimSpace("No clause clears this. " + o.Why + " " + o.Remedy))
		}
	}
	return v.refuse("No clause clears this. To settle it: " + f.Remedy)
}

// unused is the name of a file that is not there yet.
func unused(path string) string {
	ext := filepath.Ext(path)
	for n, try := 2, path; ; n++ {
		if _, err := os.Lstat(try); errors.Is(err, os.ErrNotExist) {
			return try
		}
		try = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ext), n, ext)
	}
}

// apply asks the editor to make a change, and says what it means.
func (v *view) apply(ctx context.Context, label string, edit *workspaceEdit, said string) error {
	var got applied
	if err := v.s.conn.Call(ctx, protocol.MethodWorkspaceApplyEdit, applyEdit{label, *edit}, &got); err != nil {
		return fmt.Errorf("ask the editor for the change: %w", err)
	}
	if !got.Applied {
		return v.refuse(strings.TrimSpace("The editor did not make the change. " + got.FailureReason))
	}
	v.s.notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{Type: protocol.MessageTypeInfo, Message: said})
	return nil
}
