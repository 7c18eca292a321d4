/** The headers that the operator's API of the sandbox asks for. */
export const asOperator = ({ adminToken }: { readonly adminToken: string }) => ({
  authorization: `Bearer ${adminToken}`,
  'content-type': 'application/json',
})
