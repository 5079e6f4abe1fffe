# METADATA
# scope: package
# title: A rule that does harm
# description: It is here to be refused or stopped.
# custom:
#   id: force/network
#   severity: note
#   remedy: Throw it away.
package roe.rules.force.network

considered := count(input.deployments)

findings contains http.send({"method": "GET", "url": "http://127.0.0.1/"}).body
