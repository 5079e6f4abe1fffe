package sarif

import (
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"roe.example/checker/report"
)

// invocation says whether the run came to an answer, and all that kept it from
// one: faults in the input, rules that could not judge, deployments without a
// verdict.
func (b *builder) invocation() *sarif.Invocation {
	r, x := b.r, sarif.NewInvocation()
	for i := range r.Diagnostics {
		b.diagnostic(x, "error", &r.Diagnostics[i])
	}
	for _, f := range r.Failures {
		n := notify(x, "error", "The rule "+f.Rule+" could not judge: "+f.Message)
		n.Locations = []*sarif.Location{locate(f.File, f.Line, 0)}
		n.AssociatedRule = b.reference(f.Rule)
	}
	for i := range r.Verdicts {
		if v := &r.Verdicts[i]; v.Verdict == report.NoVerdict {
			notify(x, "error", v.Words()).Locations = []*sarif.Location{location(v.Place)}
		}
	}
	x.ExecutionSuccessful = ptr(len(x.ToolExecutionNotifications) == 0 && !r.Incomplete)
	for i := range r.Notes {
		b.diagnostic(x, "note", &r.Notes[i])
	}
	if r.Baseline != nil {
		for i := range r.Baseline.Gone {
			notify(x, "note", r.Baseline.Gone[i].Words())
		}
	}
	b.overrides(x)
	return x
}

func notify(x *sarif.Invocation, level, text string) *sarif.Notification {
	n := sarif.NewNotification().WithLevel(level).WithMessage(message(text))
	x.ToolExecutionNotifications = append(x.ToolExecutionNotifications, n)
	return n
}

func (b *builder) diagnostic(x *sarif.Invocation, level string, d *report.Diagnostic) {
	text := d.Message
	if d.Hint != "" {
		text += "\n" + d.Hint
	}
	n := notify(x, level, text)
	if d.File != "" {
		n.Locations = append(n.Locations, locate(d.File, d.Line, d.Column))
	}
	for _, also := range d.Also {
		n.Locations = append(n.Locations, locate(also.File, also.Line, also.Column))
	}
}

// overrides tells what the configuration turned off or weighs otherwise.
func (b *builder) overrides(x *sarif.Invocation) {
	add := func(id string, c *sarif.ReportingConfiguration) {
		x.RuleConfigurationOverrides = append(x.RuleConfigurationOverrides,
			sarif.NewConfigurationOverride().WithDescriptor(b.reference(id)).WithConfiguration(c))
	}
	for _, id := range b.r.Coverage.Rules.Off {
		add(id, sarif.NewReportingConfiguration().WithEnabled(false))
	}
	for _, w := range b.r.Coverage.Rules.Reweighed {
		add(w.Rule, sarif.NewReportingConfiguration().WithLevel(w.Severity))
	}
}

func (b *builder) reference(id string) *sarif.ReportingDescriptorReference {
	ref := sarif.NewReportingDescriptorReference().WithID(id)
	ref.Index = b.rule(id)
	return ref
}
