package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"roe.example/checker"
)

func newLock() *cobra.Command {
	c := &cobra.Command{
		Use:   "lock --policy FILE.tar.gz...",
		Short: "Pin bundles of rules, so that no other version of them is used unnoticed",
		Long: `Lock reads bundles of a county's own rules and, if they are sound, writes their
sha256 to roe.lock. From then on a check uses each bundle only as long as it is
the same file. Keep roe.lock in git beside the agreements.

A bundle is what OPA means by it: a folder of rules, packed. Whoever signs it
runs "opa sign --signing-key private.pem --bundle ." in that folder before.

The lock stands beside the configuration (roe.cue), or in the working directory
when there is none. Paths in it begin there. A folder of rules needs no lock.
Bundles that are gone are dropped from it.`,
		Example: `  roe lock --policy county.tar.gz
  tar -czf county.tar.gz -C county/policies .                      how to make one
  roe lock --policy county.tar.gz --policy-key county-public.pem   only if the county signed it`,
		Args: cobra.NoArgs,
	}
	var opt checker.Options
	addPolicyFlags(c, &opt)
	addConfigFlags(c, &opt)
	c.RunE = func(c *cobra.Command, _ []string) error {
		opt, err := configured(c, opt, nil)
		if err != nil {
			return err
		}
		locked, faults, err := checker.Lock(c.Context(), opt)
		switch {
		case err != nil:
			return err
		case len(faults) > 0:
			return refuse(c, faults)
		case len(locked.Bundles) == 0:
			return errors.New("there is no bundle to pin: name one with --policy FILE.tar.gz, or in the configuration; folders need no lock")
		}
		for _, b := range locked.Bundles {
			n, noun := locked.Rules[b.Name], "rules"
			if n == 1 {
				noun = "rule"
			}
			fmt.Fprintf(c.OutOrStdout(), "%s: pinned %s, %d %s, sha256 %s\n", locked.File, b.Name, n, noun, b.Digest)
		}
		return nil
	}
	return c
}
