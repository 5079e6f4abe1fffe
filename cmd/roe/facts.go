package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/schemas"
)

func newFacts() *cobra.Command {
	c := &cobra.Command{
		Use:   "facts [PATH...]",
		Short: "Print the facts that the rules judge, as JSON",
		Long: `Facts prints what binds whom in every deployment, the clashes found and the
rest of the evidence, before any rule has judged it. It is never for the public: nothing is left out.`,
		Example: `  roe facts agreements/coast > facts.json
  roe facts --schema > facts.schema.json
  roe facts agreements/coast | opa eval -I -d policies 'data.roe.rules[t][r].findings'`,
	}
	what := addRunFlags(c)
	schema := c.Flags().Bool("schema", false, "print the JSON Schema of the facts instead, for editors; no PATH is needed")
	c.RunE = func(c *cobra.Command, args []string) error {
		if *schema {
			return printSchema(c.OutOrStdout(), args)
		}
		opt, err := what.options(args)
		if err != nil {
			return err
		}
		f, faults, err := checker.Facts(c.Context(), opt)
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			return refuse(c, faults)
		}
		e := json.NewEncoder(c.OutOrStdout())
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(f)
	}
	return c
}

// printSchema writes the shape of the facts, which no book changes.
func printSchema(w io.Writer, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("--schema prints the shape of all facts, whatever the book: leave out %s", args[0])
	}
	data, err := schemas.FS.ReadFile("generated/facts.schema.json")
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
