package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/lsp"
)

func newLSP() *cobra.Command {
	c := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor: findings as you type, and what each word means",
		Long: `Lsp is a language server: an editor starts it and speaks with it over standard
input and output. It shows what a check finds while books are written, unsaved
text included; explains norms, clauses, agencies, actions and fields where the
pointer rests; goes to where a name is defined, and from a norm to the other
side of its conflict; completes names; and drafts clauses and waivers.

It judges the folders of the workspace that hold books, and those of open files.
The books under one configuration (roe.cue) are judged together; without one,
those that lie in one folder are. The flags and the configuration mean what they
mean to "roe check".

Exit codes: 0 the editor ended the session, 1 it broke off.`,
		Example: `  roe lsp      in an editor's settings: the command of the language server`,
		Args:    cobra.NoArgs,
	}
	what := addRunFlags(c)
	_ = c.Flags().Bool("stdio", true, "speak over standard input and output, as it always does; some editors add this flag")
	_ = c.Flags().MarkHidden("stdio")
	c.RunE = func(c *cobra.Command, _ []string) error {
		err := lsp.Serve(c.Context(), stdio{c.InOrStdin(), c.OutOrStdout()}, lsp.Options{
			Configure: func(ctx context.Context, folders []string, overlay map[string][]byte) (checker.Options, error) {
				return what.over(overlay, folders)
			},
			Log: c.ErrOrStderr(), Version: versionText(),
		})
		if err != nil {
			fmt.Fprintln(c.ErrOrStderr(), "roe lsp: "+err.Error())
			return exitCode(1)
		}
		return nil
	}
	return c
}

// over are the options of a run on folders, with text in place of files.
func (r *runFlags) over(overlay map[string][]byte, folders []string) (checker.Options, error) {
	opt := r.opt
	opt.Overlay = overlay
	return configured(r.command, opt, folders)
}

// stdio is the connection to the program that started this one.
type stdio struct {
	io.Reader
	io.Writer
}

// Close ends the reading, where that can be.
func (s stdio) Close() error {
	if c, ok := s.Reader.(io.Closer); ok {
		return c.Close()
	}
	return nil
}
