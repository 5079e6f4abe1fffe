# METADATA
# scope: package
# title: Conditions for camera use that cannot be put in order
# description: |
#   One rule looks at the contact with a person, the other at the kind of assembly. Neither
#   contains the other.
# custom:
#   id: body-camera/incomparable
#   severity: note
#   remedy: Agree on one condition for these officers.
#   step: agree on one threshold
#   seeds: [004/body-camera]
package roe.rules.body_camera.incomparable

import data.roe.lib

considered := count(_clashes)

findings contains lib.finding(clash, lib.weight(clash), lib.because(clash, _why)) if some clash in _clashes

_clashes := lib.on(input.clashes.incomparable, "body-camera")

_why := "“The stricter rule applies” decides nothing here."
