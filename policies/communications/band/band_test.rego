package roe.rules.communications.band_test

import data.roe.rules.communications.band
import data.roe.testing

test_fires if {
	found := band.findings with input as testing.with_records({
		"channels": [testing.channel({"band_ok": false})], "nets": [testing.net({})],
	})
	found == {{
		"actions": [],
		"agencies": [],
		"args": {"channel": {"channel": "vtac11"}},
		"book": "b",
		"cause": "band vtac11",
		"clash": "",
		"deployment": "day",
		"message": "{channel} has a frequency outside of the band that is given for it.",
		"places": [{"path": "channels.vtac11", "role": "channel"}],
		"severity": "warning",
	}}
}

test_inside_is_none if {
	found := band.findings with input as testing.with_records({
		"channels": [testing.channel({})], "nets": [testing.net({})],
	})
	count(found) == 0
}

test_counts_what_it_looked_at if {
	considered := band.considered with input as testing.with_records({
		"channels": [testing.channel({"band_ok": false})], "nets": [testing.net({})],
	})
	considered == 1
}
