package book

// Config is a configuration as it is written (#Config).
type Config struct {
	Rules          map[string]*RuleSetting `json:"rules,omitempty"`
	FailOn         string                  `json:"failOn,omitempty"`
	Policies       []string                `json:"policies,omitempty"`
	Exclude        []string                `json:"exclude,omitempty"`
	Timeout        string                  `json:"timeout,omitempty"`
	TimeoutPerRule string                  `json:"timeoutPerRule,omitempty"`
	MemoryLimit    string                  `json:"memoryLimit,omitempty"`
	Waivers        *WaiverSetting          `json:"waivers,omitempty"`
}

// RuleSetting is what is decided about one rule or several.
type RuleSetting struct {
	Off      bool   `json:"off,omitempty"`
	Reason   string `json:"reason,omitempty"`
	Severity string `json:"severity,omitempty"`
}

// WaiverSetting limits the acceptance of findings.
type WaiverSetting struct {
	MaxDays     int `json:"maxDays,omitempty"`
	MaxFindings int `json:"maxFindings,omitempty"`
}
