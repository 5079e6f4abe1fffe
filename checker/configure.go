package checker

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"roe.example/checker/book"
	"roe.example/checker/config"
	"roe.example/checker/internal/paths"
	"roe.example/checker/load"
	"roe.example/checker/rule"
)

// Configure reads the configuration of a run, and gives the options with what
// they leave open taken from it. What is wrong with it becomes faults of the
// run that it configures.
func Configure(ctx context.Context, opt Options) (Options, error) {
	c := &config.Config{}
	switch {
	case opt.NoConfig && opt.ConfigFile != "":
		return opt, errors.New("--config names a configuration and --no-config takes none: give one of the two")
	case opt.NoConfig:
	default:
		var err error
		if c, err = configuration(ctx, opt); err != nil {
			return opt, err
		}
	}
	opt.Config = c
	opt.Timeout = cmp.Or(opt.Timeout, c.Timeout)
	opt.RuleTimeout = cmp.Or(opt.RuleTimeout, c.RuleTimeout)
	opt.MemoryLimit = cmp.Or(opt.MemoryLimit, c.MemoryLimit)
	opt.WaiverMaxDays = cmp.Or(opt.WaiverMaxDays, c.MaxDays)
	opt.WaiverMaxFindings = cmp.Or(opt.WaiverMaxFindings, c.MaxFindings)
	opt.Policies = append(policiesOf(c), opt.Policies...)
	return opt, nil
}

// policiesOf are the folders and bundles that a configuration names.
func policiesOf(c *config.Config) (policies []string) {
	for _, p := range c.Policies {
		policies = append(policies, p.Value)
	}
	return policies
}

// configuration reads the one that is named, or else found.
func configuration(ctx context.Context, opt Options) (*config.Config, error) {
	reading := load.Options{Timeout: opt.Timeout, Overlay: opt.Overlay}
	if opt.ConfigFile != "" {
		return config.Read(ctx, opt.ConfigFile, reading)
	}
	file, others, fault := config.Find(opt.Paths)
	if fault != nil {
		return &config.Config{Faults: []book.Diagnostic{*fault}}, nil
	}
	c := &config.Config{}
	if file != "" {
		var err error
		if c, err = config.Read(ctx, file, reading); err != nil {
			return nil, err
		}
	}
	for _, other := range others {
		if !other.Same(c) {
			return &config.Config{Faults: []book.Diagnostic{other.Fault(file)}}, nil
		}
	}
	return c, nil
}

// faultsOf are the faults of a configuration, with the rules that it names and
// that there are not, and those of a county's own policies.
func faultsOf(c *config.Config, catalogue func() ([]rule.Rule, error), o *own) ([]book.Diagnostic, error) {
	wrong, err := o.wait()
	if err != nil || c == nil {
		return wrong, err
	}
	if len(c.Rules) == 0 || len(wrong) > 0 { // then nobody knows which rules there are
		return append(c.All(nil), wrong...), nil
	}
	rules, err := catalogue()
	if err != nil {
		return nil, err
	}
	return c.All(o.rules(rules)), nil
}

// settings are what the configuration decides about rules.
func (r *run) settings() rule.Settings {
	if r.Config == nil {
		return nil
	}
	return r.Config.Rules
}

// loading is how books are read under a configuration.
func loading(c *config.Config, timeout time.Duration) load.Options {
	opt := load.Options{Timeout: timeout}
	if c != nil {
		opt.MemoryLimit, opt.Exclude = c.MemoryLimit, c.Exclude
	}
	return opt
}

// overlooked are remarks on configurations that lie where books were looked
// for and that do not hold, since another was found for the whole run.
func (r *run) overlooked(found []string) (notes []book.Diagnostic) {
	if r.Config == nil || r.NoConfig || r.ConfigFile != "" {
		return nil
	}
	holds := "none was found from where the run begins"
	if r.Config.File != "" {
		holds = r.Config.File + " does"
	}
	for _, path := range slices.Compact(slices.Sorted(slices.Values(found))) {
		if path != r.Config.Path && !(config.Other{File: path}).Same(r.Config) {
			notes = append(notes, book.Diagnostic{
				Location: book.Location{File: paths.Display(path), Line: 1, Column: 1},
				Message:  "This configuration does not hold in this run: " + holds + ".",
				Hint:     "Check its folder in a run of its own.",
			})
		}
	}
	return notes
}
