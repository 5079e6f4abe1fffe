package checker

import (
	"context"
	"fmt"
	"path/filepath"

	"roe.example/checker/book"
	"roe.example/checker/judge"
	"roe.example/checker/policy"
)

// lockFile is the lock that holds for a run: beside its configuration, or in
// the working directory when it has none.
func (o Options) lockFile() string {
	if o.Config != nil && o.Config.Path != "" {
		return filepath.Join(filepath.Dir(o.Config.Path), policy.LockName)
	}
	return policy.LockName
}

// pinned are the packs without the bundles that the lock does not let in. What
// is not trusted is not even compiled.
func (o Options) pinned(packs []*policy.Pack) (trusted []*policy.Pack, faults []book.Diagnostic) {
	var lock *policy.Lock
	for _, p := range packs {
		var wrong []book.Diagnostic
		if p.IsBundle() && !o.pinning {
			if lock == nil {
				if lock, faults = policy.ReadLock(o.lockFile()); lock == nil {
					return nil, faults
				}
			}
			wrong = lock.Check(p)
		}
		if faults = append(faults, wrong...); len(wrong) == 0 {
			trusted = append(trusted, p)
		}
	}
	return trusted, faults
}

// trust reads the keys that bundles must be signed by.
func (o Options) trust() (trust judge.Trust, faults []book.Diagnostic) {
	trust.Scope = o.PolicyScope
	for _, file := range o.PolicyKeys {
		key, wrong := policy.ReadKey(file)
		if faults = append(faults, wrong...); key != nil {
			trust.Keys = append(trust.Keys, key)
		}
	}
	return trust, faults
}

// Locked is what Lock wrote: the file, and the bundles that it pinned now.
type Locked struct {
	File    string
	Bundles []*policy.Pack
	Rules   map[string]int // of each bundle, by its name
}

// Lock pins the bundles of a run as they are now, once they are found sound
// and signed as they should be. What is wrong comes back as diagnostics, and
// nothing is written then.
func Lock(ctx context.Context, opt Options) (out *Locked, faults []book.Diagnostic, err error) {
	opt.pinning = true
	err = limited(ctx, opt.Timeout, func(ctx context.Context) error {
		o := startOwn(ctx, opt)
		defer o.close()
		if faults, err = faultsOf(opt.Config, Rules, o); err != nil || len(faults) > 0 {
			return err
		}
		var lock *policy.Lock
		if lock, faults = policy.ReadLock(opt.lockFile()); lock == nil {
			return nil
		}
		out = &Locked{File: lock.Name(), Rules: map[string]int{}}
		for _, r := range o.rules(nil) {
			out.Rules[r.Origin]++
		}
		for _, p := range o.packs {
			if p.IsBundle() {
				out.Bundles = append(out.Bundles, p)
			}
		}
		if len(out.Bundles) == 0 {
			return nil
		}
		lock.Pin(out.Bundles...)
		if err := lock.Write(); err != nil {
			return fmt.Errorf("write %s: %w", out.File, err)
		}
		return nil
	})
	return out, faults, err
}
