package main

import (
	"github.com/spf13/cobra"

	"roe.example/checker"
	"roe.example/checker/load"
)

// runFlags are the flags that decide what is read, by which rules and when it
// is judged; all commands that judge books share them.
type runFlags struct {
	opt     checker.Options
	command *cobra.Command
}

func addRunFlags(c *cobra.Command) *runFlags {
	r := &runFlags{checker.Options{Timeout: checker.DefaultTimeout}, c}
	f := c.Flags()
	f.StringArrayVar(&r.opt.Deployments, "deployment", nil, "judge only this deployment; may be given several times")
	f.StringVar(&r.opt.AsOf, "as-of", "", "judge deployments as though they began at this day or instant")
	f.StringVar(&r.opt.Today, "today", "", "the day that decides reviews and ages (default: today)")
	addPolicyFlags(c, &r.opt)
	f.Var((*seconds)(&r.opt.Timeout), "timeout", "give up, without a verdict, after this long: 90s, 5m")
	addConfigFlags(c, &r.opt)
	addCacheFlag(c)
	return r
}

// addConfigFlags adds those that choose the configuration.
func addConfigFlags(c *cobra.Command, opt *checker.Options) {
	f := c.Flags()
	f.StringVar(&opt.ConfigFile, "config", "", "the configuration (default: the nearest roe.cue, .yaml, .yml or .json from the paths upwards)")
	f.BoolVar(&opt.NoConfig, "no-config", false, "take no configuration")
}

// addCacheFlag adds the flag of all commands that read books.
func addCacheFlag(c *cobra.Command) {
	c.Flags().Bool("no-cache", false, "read every file anew, and keep none decoded (see roe config --help)")
}

// cacheOf is the folder in which decoded files are kept; "" where none are.
func cacheOf(c *cobra.Command) string {
	if off, err := c.Flags().GetBool("no-cache"); err != nil || off {
		return ""
	}
	return load.CacheFolder()
}

// options are what the flags and the paths ask for, and what the configuration
// says of what they leave open.
func (r *runFlags) options(args []string) (checker.Options, error) {
	return configured(r.command, r.opt, args)
}

// configured gives the options of a run on some paths: what flags leave open
// is the configuration's.
func configured(c *cobra.Command, opt checker.Options, paths []string) (checker.Options, error) {
	opt.Paths, opt.Cache = pathsOr(paths, "."), cacheOf(c)
	if !c.Flags().Changed("timeout") {
		opt.Timeout = 0
	}
	if !c.Flags().Changed("rule-timeout") {
		opt.RuleTimeout = 0
	}
	return checker.Configure(c.Context(), opt)
}

// addFailOn adds the flag that says which findings end a check with 1. What it
// gives asks for the level that counts: the flag's, else the configuration's.
func addFailOn(c *cobra.Command) (level func(checker.Options) string) {
	flag := choose(c, "fail-on", "exit with 1 at findings of this severity or above", "warning", "error", "note", "never")
	return func(opt checker.Options) string {
		if opt.Config == nil || opt.Config.FailOn == "" || c.Flags().Changed("fail-on") {
			return flag.value
		}
		return opt.Config.FailOn
	}
}

// addPolicyFlags adds the flags that name a county's own policies.
func addPolicyFlags(c *cobra.Command, opt *checker.Options) {
	opt.RuleTimeout = checker.DefaultRuleTimeout
	f := c.Flags()
	f.StringArrayVar(&opt.Policies, "policy", nil, "judge by the rules in this folder or bundle (.tar.gz, pinned in roe.lock beside the configuration or here) as well; may be given several times")
	f.StringArrayVar(&opt.PolicyKeys, "policy-key", nil, "use bundles only if they are signed by the key in this file (public key or shared secret); may be given several times")
	f.StringVar(&opt.PolicyScope, "policy-scope", "", "the scope for which bundles must be signed")
	f.Var((*seconds)(&opt.RuleTimeout), "rule-timeout", "give a rule of --policy up after this long")
}
